//! The network itself: six layers of MiniLM in whole numbers, run by `rten`:
//! activations of eight bits, weights of seven.
//!
//! `training/analysis` makes the files; `assets/models/README.md` says how and
//! from what. `pieces.bin` holds the vector of every piece: first a scale for
//! each (little-endian floats), then 384 signed bytes for each.
//! `analysis.onnx` is the rest, without the weights: those are in
//! `analysis.data`, and so are used where they stand in the program.

use super::columns;
use super::pointers;
use super::windows::Window;
use super::wordpieces::Piece;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, include_external_data};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use std::sync::Arc;

static GRAPH: &[u8] = include_bytes!("../../../assets/models/analysis.onnx");
static WEIGHTS: &[u8] = include_external_data!("../../../assets/models/analysis.data");
static VECTORS: &[u8] = include_bytes!("../../../assets/models/pieces.bin");

/// How many numbers a piece's vector has.
const WIDTH: usize = 384;
/// Outside, and first and further words of seven kinds of entities.
pub const ENTITY_LABELS: usize = 15;
/// Outside, and first and further words of sources, cues and contents.
pub const QUOTATION_LABELS: usize = 7;

/// Why the network cannot be used: the program was built with files that do not fit it.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The graph could not be read.
    #[error("the compiled model cannot be read: {0}; pullquote was built from a damaged copy")]
    Unreadable(String),
    /// It could be read, but failed on a window.
    #[error("the compiled model failed: {0}")]
    Failed(String),
}

/// The network, ready to read. Shared between threads; each keeps its own [`Seat`].
pub struct Network {
    model: Model,
    vectors: NodeId,
    clues: NodeId,
    outputs: [NodeId; 3],
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Network")
    }
}

/// Where a thread computes: on itself alone, since many windows are read side by side.
#[derive(Clone, Debug)]
pub struct Seat(RunOptions);

impl Seat {
    /// A seat for one thread.
    #[must_use]
    pub fn new() -> Self {
        let pool = ThreadPool::with_num_threads(1);
        Self(RunOptions::default().with_thread_pool(Some(Arc::new(pool))))
    }
}

impl Default for Seat {
    fn default() -> Self {
        Self::new()
    }
}

/// What the network says of one window.
#[derive(Clone, Debug)]
pub struct Scores {
    /// For each token the logits of its entity labels.
    pub entity: Vec<[f32; ENTITY_LABELS]>,
    /// For each token the logits of its quotation labels.
    pub quotation: Vec<[f32; QUOTATION_LABELS]>,
    /// The link vectors: first those of the opening piece, which stands for nobody, then of each token.
    pub links: Vec<[f32; pointers::ALL]>,
}

impl Network {
    /// Reads the compiled files.
    ///
    /// # Errors
    ///
    /// When they do not fit this program.
    pub fn load() -> Result<Self, NetworkError> {
        let unreadable = |why: String| NetworkError::Unreadable(why);
        let mut options = ModelOptions::with_all_ops();
        let model = options
            .prepack_weights(true)
            .external_data_static("analysis.data", WEIGHTS)
            .load_static_slice(GRAPH)
            .map_err(|e| unreadable(e.to_string()))?;
        let node = |name: &str| {
            model
                .find_node(name)
                .ok_or_else(|| unreadable(format!("it has no “{name}”")))
        };
        Ok(Self {
            vectors: node("vectors")?,
            clues: node("features")?,
            outputs: [node("entity")?, node("quotation")?, node("links")?],
            model,
        })
    }

    /// Reads one window.
    ///
    /// # Errors
    ///
    /// When the compiled files are damaged.
    pub fn read(&self, window: &Window, seat: &Seat) -> Result<Scores, NetworkError> {
        let vectors = vectors(&window.pieces);
        let clues = clue_rows(window);
        let inputs = vec![
            (self.vectors, vectors.view().into()),
            (self.clues, clues.view().into()),
        ];
        let [entity, quotation, links] = self
            .model
            .run_n(inputs, self.outputs, Some(seat.0.clone()))
            .map_err(|e| NetworkError::Failed(e.to_string()))?;
        let rows = |value: rten::Value| -> Result<NdTensor<f32, 3>, NetworkError> {
            value
                .try_into()
                .map_err(|_| NetworkError::Failed("its output has another shape".to_owned()))
        };
        let (entity, quotation, links) = (rows(entity)?, rows(quotation)?, rows(links)?);
        let firsts = || window.firsts.iter().copied();
        Ok(Scores {
            entity: firsts().map(|at| row(&entity, at)).collect(),
            quotation: firsts().map(|at| row(&quotation, at)).collect(),
            links: std::iter::once(0)
                .chain(firsts())
                .map(|at| row(&links, at))
                .collect(),
        })
    }
}

/// Row `at` of the only batch; zeros past the end.
fn row<const N: usize>(tensor: &NdTensor<f32, 3>, at: usize) -> [f32; N] {
    let data = tensor.data().unwrap_or_default();
    let mut out = [0.0; N];
    for (o, v) in out.iter_mut().zip(data.iter().skip(at * N)) {
        *o = *v;
    }
    out
}

/// The vectors of `pieces`, one after the other.
fn vectors(pieces: &[Piece]) -> NdTensor<f32, 3> {
    let count = VECTORS.len() / (WIDTH + 4);
    let mut out = Vec::with_capacity(pieces.len() * WIDTH);
    for &piece in pieces {
        let piece = (piece as usize).min(count - 1);
        let scale = VECTORS
            .get(4 * piece..4 * piece + 4)
            .and_then(|b| <[u8; 4]>::try_from(b).ok());
        let scale = scale.map_or(0.0, f32::from_le_bytes);
        let start = 4 * count + WIDTH * piece;
        let bytes = VECTORS.get(start..start + WIDTH).unwrap_or_default();
        out.extend(bytes.iter().map(|b| f32::from(b.cast_signed()) * scale));
    }
    NdTensor::from_data([1, pieces.len(), WIDTH], out)
}

/// The clues of the window's pieces, as ones and zeros.
fn clue_rows(window: &Window) -> NdTensor<f32, 3> {
    let mut out = vec![0.0; window.pieces.len() * columns::COUNT];
    let ends = window
        .firsts
        .iter()
        .copied()
        .skip(1)
        .chain([window.pieces.len() - 1]);
    for ((first, end), known) in window.firsts.iter().copied().zip(ends).zip(&window.clues) {
        for piece in first..end {
            for clue in known.iter() {
                out[piece * columns::COUNT + clue] = 1.0;
            }
        }
    }
    NdTensor::from_data([1, window.pieces.len(), columns::COUNT], out)
}

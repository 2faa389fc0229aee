//! The network: six layers of MiniLM in integers, computed by `rten`. Activations
//! have eight bits, weights seven.
//!
//! `training/analysis` makes the files; `assets/models/README.md` describes how and
//! from which data. `pieces.bin` holds the vector of every piece: first one scale for
//! each piece (little-endian floats), then 384 signed bytes for each. `analysis.onnx`
//! holds the graph without the weights. The weights are in `analysis.data`, so that
//! the program uses them in place, without a copy.

use super::feature_columns;
use super::pointers;
use super::windows::Window;
use super::wordpieces::PieceId;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, include_external_data};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use std::sync::Arc;

static GRAPH: &[u8] = include_bytes!("../../../assets/models/analysis.onnx");
static WEIGHTS: &[u8] = include_external_data!("../../../assets/models/analysis.data");
static VECTORS: &[u8] = include_bytes!("../../../assets/models/pieces.bin");

/// The number of values in the vector of a piece.
const WIDTH: usize = 384;
/// The entity labels: "outside", and first and further words of seven kinds of entities.
pub const ENTITY_LABELS: usize = 15;
/// The quotation labels: "outside", and first and further words of sources, cues and
/// contents.
pub const QUOTATION_LABELS: usize = 7;

/// Errors of the network. All but the last mean that the program was built with files
/// of another network.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// `rten` cannot read the graph.
    #[error("the compiled model cannot be read: {0}; pullquote was built from a damaged copy")]
    Unreadable(String),
    /// `rten` reads the graph but fails on a window.
    #[error("the compiled model failed: {0}")]
    Failed(String),
    /// The system starts no thread to compute on.
    #[error("no thread could be started to compute on")]
    NoThread,
}

/// The loaded network. Threads share it; each has its own [`ComputePool`].
pub struct Network {
    model: Model,
    vectors: NodeId,
    features: NodeId,
    outputs: [NodeId; 3],
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Network")
    }
}

/// The options with which one thread computes: on one thread, since several threads
/// read windows at the same time.
#[derive(Clone, Debug)]
pub struct ComputePool {
    thread: Arc<ThreadPool>,
    options: RunOptions,
}

impl ComputePool {
    /// A pool of one thread.
    ///
    /// # Errors
    ///
    /// When the system starts no thread.
    pub fn new() -> Result<Self, NetworkError> {
        let thread = Arc::new(ThreadPool::with_num_threads(1));
        // Without a thread the pool works on the calling thread, where the first operation panics.
        thread
            .run(rayon::current_thread_index)
            .ok_or(NetworkError::NoThread)?;
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&thread)));
        Ok(Self { thread, options })
    }

    /// Does `work` on the thread of the pool. Loading the network needs one as well.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.thread.run(work)
    }
}

/// The output of the network for one window.
#[derive(Clone, Debug)]
pub struct Scores {
    /// The logits of the entity labels of each token.
    pub entity: Vec<[f32; ENTITY_LABELS]>,
    /// The logits of the quotation labels of each token.
    pub quotation: Vec<[f32; QUOTATION_LABELS]>,
    /// The pointer vectors: first those of the opening piece, which means "no word",
    /// then those of each token.
    pub pointers: Vec<[f32; pointers::TOTAL_WIDTH]>,
}

impl Network {
    /// Loads the network from the files in the program.
    ///
    /// # Errors
    ///
    /// If the files are damaged or of another network.
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
            features: node("features")?,
            outputs: [node("entity")?, node("quotation")?, node("links")?],
            model,
        })
    }

    /// Computes the scores of one window.
    ///
    /// # Errors
    ///
    /// If the model in the program is damaged.
    pub fn read(&self, window: &Window, pool: &ComputePool) -> Result<Scores, NetworkError> {
        let vectors = vectors(&window.pieces);
        let features = feature_rows(window);
        let inputs = vec![
            (self.vectors, vectors.view().into()),
            (self.features, features.view().into()),
        ];
        let [entity, quotation, links] = self
            .model
            .run_n(inputs, self.outputs, Some(pool.options.clone()))
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
            pointers: std::iter::once(0)
                .chain(firsts())
                .map(|at| row(&links, at))
                .collect(),
        })
    }
}

/// Row `at` of the single batch; zeros past the end.
fn row<const N: usize>(tensor: &NdTensor<f32, 3>, at: usize) -> [f32; N] {
    let data = tensor.data().unwrap_or_default();
    let mut out = [0.0; N];
    for (o, v) in out.iter_mut().zip(data.iter().skip(at * N)) {
        *o = *v;
    }
    out
}

/// The vectors of `pieces` in order.
fn vectors(pieces: &[PieceId]) -> NdTensor<f32, 3> {
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

/// The features of the pieces of a window, as ones and zeros.
fn feature_rows(window: &Window) -> NdTensor<f32, 3> {
    let mut out = vec![0.0; window.pieces.len() * feature_columns::COUNT];
    let ends = window
        .firsts
        .iter()
        .copied()
        .skip(1)
        .chain([window.pieces.len() - 1]);
    for ((first, end), known) in window.firsts.iter().copied().zip(ends).zip(&window.features) {
        for piece in first..end {
            for feature in known.iter() {
                out[piece * feature_columns::COUNT + feature] = 1.0;
            }
        }
    }
    NdTensor::from_data([1, window.pieces.len(), feature_columns::COUNT], out)
}

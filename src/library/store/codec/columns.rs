//! Values of single columns: passes of the analysis, kinds of quotations, ids of names.
//!
//! Imports the types of an analysis.

use crate::analysis::{Pass, QuotationKind};

/// The number that is stored for a pass of the analysis.
pub(crate) const fn stored_pass(pass: Pass) -> i64 {
    match pass {
        Pass::Quick => 1,
        Pass::Full => 2,
    }
}

/// The pass of a stored number; `None` if no pass has the number.
pub(crate) const fn pass(stored: i64) -> Option<Pass> {
    match stored {
        1 => Some(Pass::Quick),
        2 => Some(Pass::Full),
        _ => None,
    }
}

/// The number that is stored for a kind of quotation.
pub(crate) const fn stored_kind(kind: QuotationKind) -> i64 {
    match kind {
        QuotationKind::Direct => 1,
        QuotationKind::Mixed => 2,
        QuotationKind::Indirect => 3,
    }
}

/// Packs the ids of an article's names: ascending differences as variable-length integers, seven
/// bits a byte, the lowest bits first. The eighth bit says that more bytes follow.
pub(crate) fn stored_name_ids(ids: impl Iterator<Item = i64>) -> Vec<u8> {
    let mut ids: Vec<i64> = ids.collect();
    ids.sort_unstable();
    let (mut out, mut last) = (Vec::new(), 0);
    for id in ids {
        let mut step = (id - last) as u64;
        while step > 0x7f {
            out.push(step as u8 | 0x80);
            step >>= 7;
        }
        out.push(step as u8);
        last = id;
    }
    out
}

/// Unpacks the ids that [`stored_name_ids`] packed.
pub(crate) fn name_ids(stored: &[u8]) -> impl Iterator<Item = i64> {
    let (mut last, mut step, mut shift) = (0i64, 0i64, 0u32);
    stored.iter().filter_map(move |byte| {
        step |= i64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        (byte & 0x80 == 0).then(|| {
            last = last.wrapping_add(step);
            (step, shift) = (0, 0);
            last
        })
    })
}

//! The parts of the annex.

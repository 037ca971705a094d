//! How much work was done, counted for the tests that hold the engine to linear work: a test of time
//! would say more about the machine. Without the feature `work` nothing is counted.

#[cfg(feature = "work")]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Adds units of work: words of bits, numbers, bytes, items – whatever a loop goes through.
#[inline]
pub fn add(units: usize) {
    #[cfg(feature = "work")]
    DONE.set(DONE.get() + units as u64);
    #[cfg(not(feature = "work"))]
    let _ = units;
}

/// The units of work done by this thread so far.
#[cfg(feature = "work")]
pub fn done() -> u64 {
    DONE.get()
}

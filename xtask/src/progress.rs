//! One line when a step starts, one when it ends, with the time it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Counts the steps of one run.
pub(crate) struct Progress {
    at: usize,
    total: usize,
}

impl Progress {
    pub(crate) fn new(total: usize) -> Progress {
        Progress { at: 0, total }
    }

    /// Runs one step. What `work` returns is a note for the line that ends it, and may be empty.
    #[allow(clippy::disallowed_methods, reason = "a person waits for this: the clock is the point")]
    pub(crate) fn step(
        &mut self,
        title: &str,
        work: impl FnOnce() -> Result<String>,
    ) -> Result<()> {
        self.at += 1;
        println!("[{}/{}] {title} …", self.at, self.total);
        let start = Instant::now();
        let outcome = work();
        let took = spoken(start.elapsed());
        match outcome {
            Ok(note) if note.is_empty() => println!("      ok, {took}"),
            Ok(note) => println!("      ok, {took}: {note}"),
            Err(error) => {
                println!("      FAILED, {took}");
                return Err(error);
            }
        }
        Ok(())
    }
}

fn spoken(took: Duration) -> String {
    match took.as_secs() {
        0..10 => format!("{:.1} s", took.as_secs_f64()),
        seconds @ 10..120 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_a_person_would() {
        assert_eq!(spoken(Duration::from_millis(340)), "0.3 s");
        assert_eq!(spoken(Duration::from_secs(41)), "41 s");
        assert_eq!(spoken(Duration::from_secs(200)), "3 min 20 s");
    }
}

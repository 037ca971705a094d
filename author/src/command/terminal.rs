//! How far work has come, on the last line of a terminal: only where it takes long, and gone at the end.

use std::io::Write;
use std::time::Duration;

use crate::progress::Stage;
use crate::words::Lang;

/// Before this nobody wonders.
const QUIET: Duration = Duration::from_millis(500);
/// So long a line stands at least: faster, nobody reads it.
const STANDS: Duration = Duration::from_millis(100);

/// The line.
pub(super) struct Line<W: Write> {
    terminal: W,
    lang: Lang,
    /// When it was last written, from the start; never while nobody wonders.
    shown: Option<Duration>,
}

impl<W: Write> Line<W> {
    pub(super) fn new(terminal: W, lang: Lang) -> Line<W> {
        Line { terminal, lang, shown: None }
    }

    /// Shows how far a stage has come, so long after the start.
    pub(super) fn at(&mut self, stage: Stage, done: usize, of: usize, now: Duration) {
        if now < self.shown.map_or(QUIET, |shown| shown + STANDS) {
            return;
        }
        let stage = match stage {
            Stage::Reading => self.lang.of("读取文件", "reading files"),
            Stage::Checking => self.lang.of("检查案例", "checking cases"),
            Stage::Writing => self.lang.of("写出文件", "writing files"),
        };
        self.shown = Some(now);
        // A terminal that is gone does not stop the work.
        let _ = write!(self.terminal, "\r\u{1b}[K{stage} {done}/{of}");
        let _ = self.terminal.flush();
    }
}

impl<W: Write> Drop for Line<W> {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(self.terminal, "\r\u{1b}[K");
            let _ = self.terminal.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a terminal is sent, given when each step comes, in milliseconds from the start.
    fn shown(steps: &[u64]) -> String {
        let mut terminal = Vec::new();
        let mut line = Line::new(&mut terminal, Lang::En);
        for (done, at) in steps.iter().enumerate() {
            line.at(Stage::Checking, done + 1, 9, Duration::from_millis(*at));
        }
        drop(line);
        String::from_utf8(terminal).unwrap().replace("\r\u{1b}[K", "|")
    }

    #[test]
    fn only_long_work_is_shown_and_nothing_stays() {
        assert_eq!(shown(&[0, 10, 499]), "");
        assert_eq!(
            shown(&[0, 500, 560, 600, 3000]),
            "|checking cases 2/9|checking cases 4/9|checking cases 5/9|"
        );
    }
}

//! How far long work has come, for whoever watches: the command line in a terminal, or nobody.

use std::cell::RefCell;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The files of the data folder are read.
    Reading,
    /// Cases are checked.
    Checking,
    /// Files are written.
    Writing,
}

type Watcher = Box<dyn FnMut(Stage, usize, usize)>;

thread_local! {
    static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
}

/// Has this thread's work told to a watcher: the stage, how many are done, of how many. Returns the one
/// that watched before.
pub fn watch(watcher: Option<Watcher>) -> Option<Watcher> {
    WATCHER.replace(watcher)
}

/// Says how far a stage has come.
pub(crate) fn say(stage: Stage, done: usize, of: usize) {
    WATCHER.with_borrow_mut(|watcher| {
        if let Some(watcher) = watcher {
            watcher(stage, done, of);
        }
    });
}

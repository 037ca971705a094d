//! Starts the page.

fn main() {
    anlan::app::start();
}

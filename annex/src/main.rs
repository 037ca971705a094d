//! Starts the annex.

fn main() {
    anlan_annex::app::start();
}

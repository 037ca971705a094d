//! A text as a QR code.

use maud::html;
use qrcodegen::{QrCode, QrCodeEcc};

/// The blank modules that the standard asks for on every side.
const QUIET: i32 = 4;

/// The code as a drawing, black on white whatever the colours around it; nothing where the text is
/// too long for one. `label` names it to a reader who does not see it.
pub fn code(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)
        .or_else(|_| QrCode::encode_text(text, QrCodeEcc::Low))
        .ok()?;
    let size = code.size() + 2 * QUIET;
    let markup = html! {
        svg.qr role="img" aria-label=(label) viewBox=(format!("0 0 {size} {size}"))
            shape-rendering="crispEdges" {
            rect width=(size) height=(size) fill="#ffffff" stroke="none" {}
            path d=(path(&code)) fill="#000000" stroke="none" {}
        }
    };
    Some(markup.into_string())
}

/// The dark modules, those side by side in one stroke.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += i32::try_from(run).unwrap_or(0) + 1;
        }
    }
    path
}

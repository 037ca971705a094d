//! Every chart of a study as a picture to take away. Not on a kiosk, which has no folder of the
//! visitor's own.

use std::rc::Rc;

use anlan::browser::page;
use anlan::explorer::Explorer;
use anlan_pages::address::View;
use anlan_pages::context::Context;
use anlan_pages::imprint::{Imprint, query};
use anlan_pages::picture::{Chart, Drawing, framed, named, offer};
use leptos::prelude::*;

use crate::browser::kiosk::{address_of, in_words};
use crate::browser::picture::{self as browser, Asked};
use crate::browser::slot::slot;

/// Writes something with the imprint that leads back to a view of what is selected.
pub fn imprinted<T>(context: &Context<'_>, view: View, write: impl FnOnce(Imprint<'_>) -> T) -> T {
    let (today, address) = (page::today(), address_of(&query(context, view)));
    let in_words = in_words(&address);
    write(Imprint { today: &today, address: &address, in_words: &in_words })
}

/// Offers the pictures, and makes those that are asked for.
#[component]
pub fn Pictures(explorer: Explorer) -> impl IntoView {
    if explorer.with(|now| now.mode.is_kiosk()) {
        return;
    }
    let slot = slot("study");
    Effect::new(move |_| {
        if let Some(study) = slot.get() {
            let offer =
                move |title: &str| untrack(|| explorer.document(&|context| offer(context, title)));
            browser::offer_all(&study, offer);
        }
    });
    let words = explorer.locale.picture();
    let fail = Rc::new(|| page::say(words.failed.to_owned()));
    browser::on_asked(move |asked| untrack(|| made(explorer, asked)), fail);
}

/// The SVG document of a chart: drawn anew where its name is known, or else what stands on the screen.
fn made(explorer: Explorer, asked: &Asked) -> Option<String> {
    let drawn = asked.drawn();
    let text = explorer.document(&|context| {
        let as_shown = |drawing: Drawing| Chart {
            title: asked.title.clone(),
            about: asked.about(),
            left_out: Vec::new(),
            drawing,
        };
        let chart = named(context, &asked.name).or_else(|| drawn.clone().map(as_shown));
        let view = context.address.view.clone();
        chart.map_or_else(String::new, |chart| {
            imprinted(context, view, |imprint| framed(context, &chart, imprint))
        })
    });
    (!text.is_empty()).then_some(text)
}

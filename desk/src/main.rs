//! Stands in a worker and hands it one function: `act(text, names, bytes)`, which takes an act as JSON with the
//! names and bytes of files, and returns the answer as JSON with the bytes of the files made.

use std::cell::RefCell;
use std::collections::BTreeMap;

use anlan_desk::act::{Act, Made, Reply};
use anlan_desk::desk::Desk;
use anyhow::{Context as _, Result};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

fn main() {
    let act = Closure::<dyn Fn(String, Array, Array) -> Array>::new(answer);
    let function: &Function = act.as_ref().unchecked_ref();
    let _ = Reflect::set(&js_sys::global(), &"act".into(), function);
    act.forget();
}

fn answer(text: String, names: Array, bytes: Array) -> Array {
    let files = names.iter().zip(bytes.iter());
    let files = files.map(|(name, bytes)| Made {
        name: name.as_string().unwrap_or_default(),
        bytes: Uint8Array::new(&bytes).to_vec(),
    });
    let (text, made) = match done(&text, files.collect()) {
        Ok(reply) => (serde_json::to_string(&reply), reply.made),
        Err(error) => {
            let reply = Reply { failed: Some(format!("{error:#}")), ..Reply::default() };
            (serde_json::to_string(&reply), Vec::new())
        }
    };
    let made: Array =
        made.iter().map(|own| JsValue::from(Uint8Array::from(&own.bytes[..]))).collect();
    [JsValue::from(text.unwrap_or_default()), made.into()].into_iter().collect()
}

fn done(text: &str, files: Vec<Made>) -> Result<Reply> {
    let act: Act = serde_json::from_str(text).context("this act is not known")?;
    DESK.with_borrow_mut(|desk| {
        if let Act::Open { lang, today, saved, page } = act {
            let mut files = files.into_iter();
            let published = files.next().context("the collection did not come")?;
            let texts: BTreeMap<String, String> = serde_json::from_slice(&published.bytes)
                .context("the collection is not readable")?;
            let texts = texts.into_iter().map(|(name, text)| (name, text.into_bytes()));
            let opened = Desk::open(texts.collect(), lang, today, saved)?;
            return desk.insert(opened).answer(Act::Show { page }, Vec::new());
        }
        desk.as_mut().context("the desk is not open")?.answer(act, files)
    })
}

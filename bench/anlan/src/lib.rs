//! The engine as the page ships it, for the benchmark to call: an address goes in, everything that
//! the explore screen shows comes out as one list of numbers.

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_engine::permalink::decode;
use anlan_engine::search::Alternatives;
use anlan_engine::selection::Selection;
use anlan_engine::timeline::Grain;
use wasm_bindgen::prelude::wasm_bindgen;

/// The facets whose buckets are asked for, in the order of the answer.
const FACETS: [Facet; 4] = [Facet::District, Facet::Theme, Facet::Mechanism, Facet::Level];
/// The hits of the first page.
const PAGE: usize = 20;

/// A collection with the answer given last, as the page holds them.
#[wasm_bindgen]
pub struct Session {
    collection: Collection,
    before: Option<Answer>,
}

#[wasm_bindgen]
impl Session {
    /// Reads a bundle.
    ///
    /// # Errors
    /// Where the engine refuses it, or has to leave a case out.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Session, String> {
        let loaded = load(bytes).map_err(|error| error.to_string())?;
        if loaded.left_out() > 0 {
            let first = loaded.complaints.first().map(|complaint| complaint.reason.to_string());
            return Err(format!(
                "{} cases left out: {}",
                loaded.left_out(),
                first.unwrap_or_default()
            ));
        }
        Ok(Session { collection: loaded.collection, before: None })
    }

    /// The names of the buckets in addresses: a line for each facet, in the order of the answer.
    pub fn keys(&self) -> String {
        let of_facet = |facet| {
            let column = self.collection.column(facet);
            column.ids().map(|id| column.key(id)).collect::<Vec<_>>().join(" ")
        };
        FACETS.map(of_facet).join("\n")
    }

    /// Makes all that search reads, which the page does in turns once it is seen.
    pub fn prepare_search(&self) {
        while self.collection.prepare_search() {}
    }

    /// What the screen shows at an address, with a timeline of bins of so many months: the number of
    /// matches, the undated, each facet's buckets, the table of district and theme row by row, the
    /// places of the first hits, the cases known to a year only, and at last the bins.
    pub fn ask(&mut self, address: &str, months: u8) -> Vec<u32> {
        let grain = match months {
            1 => Grain::Month,
            3 => Grain::Quarter,
            _ => Grain::Year,
        };
        let selection = Selection::from_parts(&self.collection, &decode(address));
        let (answer, shown) = shown(&self.collection, selection, self.before.as_ref(), grain);
        self.before = Some(answer);
        shown
    }
}

/// Every call of the engine that an act on the screen leads to.
fn shown(
    collection: &Collection,
    selection: Selection,
    before: Option<&Answer>,
    grain: Grain,
) -> (Answer, Vec<u32>) {
    let answer = Answer::new(collection, selection, Alternatives::default(), before);
    let of_time = answer.timeline(collection, grain);
    let table = answer.table(collection, Facet::District, Facet::Theme);

    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut shown = vec![number(answer.hits.len()), answer.undated];
    for facet in FACETS {
        shown.extend(answer.buckets(facet).iter().map(|bucket| bucket.count));
    }
    for row in 0..table.rows.len() {
        shown.extend(table.row(row));
    }
    let first = answer.hits.first(PAGE).into_iter().map(|case| number(case.index()));
    // A short page is filled up, so that every number has its place.
    shown.extend(first.chain(std::iter::repeat(u32::MAX)).take(PAGE));
    shown.push(of_time.year_only.iter().map(|year| year.count).sum());
    shown.extend(of_time.bins.iter().map(|bin| bin.count));
    (answer, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_output_has_its_place() {
        let term = |id: &str| serde_json::json!({ "id": id, "zh": id, "en": id });
        let mechanism =
            serde_json::json!({ "id": "m", "zh": "m", "en": "m", "definition_zh": "m" });
        let place = serde_json::json!({
            "code": "d", "zh": "d", "zh_short": "d", "zh_hant": "d", "pinyin": "d",
            "initials": "d", "en": "d", "kind": "district",
        });
        let case = serde_json::json!({
            "id": "a", "title": "t", "title_en": "t", "summary_en": "s", "district": "d",
            "level": "l", "organ": "o", "themes": ["t"], "mechanisms": ["m"], "keywords": [],
            "date": { "value": "2020-02-03", "kind": "started" }, "background": "b",
            "practices": [{ "heading": "h", "text": "x" }],
            "source": { "kind": "media", "linkable": false },
        });
        let bundle = serde_json::json!({
            "format": 1, "variants": "", "districts": [place], "cases": [case],
            "vocabulary": {
                "themes": [term("t")], "mechanisms": [mechanism], "levels": [term("l")],
                "series": [], "qualifiers": [], "source_kinds": [term("media")], "date_kinds": [],
            },
        });
        let mut session = Session::new(bundle.to_string().into_bytes()).unwrap();
        assert_eq!(session.keys(), "d\nt\nm\nl");
        let shown = session.ask("theme=t&from=2020-02&to=2020-02", 3);
        assert_eq!(shown[..7], [1, 0, 1, 1, 1, 1, 1]);
        assert_eq!(shown[7..9], [0, u32::MAX]);
        assert_eq!(shown[27..], [0, 1, 0, 0, 0]);
        assert_eq!(session.ask("q=y", 3)[0], 0);
    }
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

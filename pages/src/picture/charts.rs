//! Charts with colours of their own, drawn from numbers: every count stands beside its bar or in its
//! cell, so that nothing hangs on a shade.

use anlan_engine::case::Tile;
use anlan_engine::facet::{Bucket, BucketId, Facet};
use anlan_engine::register::by_count;
use anlan_engine::scale::{Linear, ticks, whole};
use anlan_engine::table::Table;
use anlan_engine::timeline::Timeline;
use maud::{Markup, html};

use super::Drawing;
use super::colours::{INK, INK_2, PAPER_2, RULE, SPRING, shaded};
use super::text;
use crate::context::Context;
use crate::matrix::shade;

/// What is counted, and how many there are.
struct Row {
    name: String,
    count: u32,
}

impl Row {
    fn new(name: String, count: u32) -> Row {
        Row { name, count }
    }
}

/// Buckets as pairs.
pub fn counted(buckets: &[Bucket]) -> Vec<(BucketId, u32)> {
    buckets.iter().map(|own| (own.id, own.count)).collect()
}

/// The size of the text in a chart.
const TEXT: i32 = 14;
/// The width of a chart that fills the width of its picture.
const WIDE: i32 = 680;

/// The cases of each year as columns, the undated apart behind the last. A year without cases keeps its
/// place.
pub fn years(context: &Context<'_>, timeline: &Timeline) -> Drawing {
    let mut rows: Vec<Row> =
        timeline.bins.iter().map(|bin| Row::new(bin.year.to_string(), bin.count)).collect();
    if timeline.undated > 0 {
        rows.push(Row::new(context.words().undated.to_owned(), timeline.undated));
    }
    columns(context, &rows)
}

/// Counts side by side, as columns from a common line.
fn columns(context: &Context<'_>, rows: &[Row]) -> Drawing {
    const LEFT: i32 = 36;
    const TOP: i32 = 24;
    const BASE: i32 = 240;
    let most = rows.iter().map(|row| row.count).max().unwrap_or(0);
    if most == 0 {
        return nothing(context);
    }
    let lines = ticks(most, 4);
    let top = lines.last().copied().unwrap_or(0).max(1);
    let y = Linear { domain: (0.0, f64::from(top)), range: (f64::from(BASE), f64::from(TOP)) };
    let at = |count: u32| whole(y.px_from_value(f64::from(count)));
    let x = Linear { domain: (0.0, rows.len() as f64), range: (f64::from(LEFT), f64::from(WIDE)) };
    let edge = |place: usize| whole(x.px_from_value(place as f64));
    let wide = (edge(1) - edge(0)).max(1);
    // A label that does not fit below its own column would run into its neighbours.
    let needs = rows.iter().map(|row| text::width(&row.name, TEXT)).max().unwrap_or(0) + 6;
    let step = usize::try_from((needs + wide - 1) / wide).unwrap_or(1).max(1);
    // The last may have another name than a year, so it is always named.
    let is_named = |place: usize| {
        let last = rows.len() - 1;
        place == last || (place.is_multiple_of(step) && place + step <= last)
    };
    let inside = html! {
        g fill=(INK_2) font-size="12" text-anchor="end" {
            @for tick in &lines {
                path d=(format!("M{LEFT} {}H{WIDE}", at(*tick))) stroke=(RULE) fill="none" {}
                text x=(LEFT - 8) y=(at(*tick) + 4) { (tick) }
            }
        }
        @for (place, row) in rows.iter().enumerate() {
            @let middle = edge(place).midpoint(edge(place + 1));
            @let width = (wide - wide / 4).clamp(1, 56);
            @if row.count > 0 {
                rect x=(middle - width / 2) y=(at(row.count)) width=(width)
                    height=(BASE - at(row.count)) fill=(SPRING) {}
                text x=(middle) y=(at(row.count) - 6) font-size=(TEXT) fill=(INK)
                    text-anchor="middle" { (row.count) }
            }
            @if is_named(place) {
                text x=(middle) y=(BASE + 22) font-size=(TEXT) fill=(INK) text-anchor="middle" {
                    (row.name)
                }
            }
        }
    };
    Drawing { inside: inside.into_string(), width: WIDE, height: BASE + 32 }
}

/// The buckets of a facet as bars, the longest first. Those without cases stay.
pub fn ranking(context: &Context<'_>, facet: Facet, counts: &[(BucketId, u32)]) -> Drawing {
    let name = |bucket: BucketId| context.bucket_name(facet, bucket, true);
    let ranked = by_count(counts);
    let rows: Vec<Row> =
        ranked.into_iter().map(|(bucket, count)| Row::new(name(bucket), count)).collect();
    bars(context, &rows)
}

/// Counts below each other, as bars from a common line.
fn bars(context: &Context<'_>, rows: &[Row]) -> Drawing {
    const STEP: i32 = 28;
    const BAR: i32 = 16;
    const COUNT: i32 = 56;
    let most = rows.iter().map(|row| row.count).max().unwrap_or(0);
    if most == 0 {
        return nothing(context);
    }
    let names = rows.iter().map(|row| text::width(&row.name, TEXT)).max().unwrap_or(0);
    let left = names.min(WIDE / 2) + 12;
    let x = Linear {
        domain: (0.0, f64::from(most)),
        range: (f64::from(left), f64::from(WIDE - COUNT)),
    };
    let inside = html! {
        @for (at, row) in rows.iter().enumerate() {
            @let top = text_place(at, STEP);
            @let end = whole(x.px_from_value(f64::from(row.count)));
            text x=(left - 12) y=(top + 19) font-size=(TEXT) fill=(INK) text-anchor="end" {
                (row.name)
            }
            @if row.count > 0 {
                rect x=(left) y=(top + 6) width=((end - left).max(1)) height=(BAR) fill=(SPRING) {}
            }
            text x=(end + 8) y=(top + 19) font-size=(TEXT) fill=(INK) { (row.count) }
        }
    };
    Drawing { inside: inside.into_string(), width: WIDE, height: text_place(rows.len(), STEP) }
}

/// Where the row at a place begins.
fn text_place(at: usize, step: i32) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX).saturating_mul(step)
}

/// The districts as tiles that lie as the districts do; the places without a tile stand below.
pub fn tiles(context: &Context<'_>, counts: &[(BucketId, u32)]) -> Drawing {
    const SIDE: i32 = 108;
    const TALL: i32 = 64;
    const GAP: i32 = 6;
    let name = |bucket| context.bucket_name(Facet::District, bucket, true);
    let rows: Vec<(BucketId, Row)> =
        counts.iter().map(|(bucket, count)| (*bucket, Row::new(name(*bucket), *count))).collect();
    let places = context.collection.districts();
    let tile_of = |bucket: BucketId| places.get(bucket.index()).and_then(|place| place.tile);
    let most = rows.iter().map(|(_, row)| row.count).max().unwrap_or(0);
    let mapped: Vec<(Tile, &Row)> =
        rows.iter().filter_map(|(bucket, row)| Some((tile_of(*bucket)?, row))).collect();
    let beside: Vec<&Row> =
        rows.iter().filter(|(bucket, _)| tile_of(*bucket).is_none()).map(|(_, row)| row).collect();
    let columns = mapped.iter().map(|(tile, _)| i32::from(tile.col) + 1).max().unwrap_or(0).max(4);
    let lines = mapped.iter().map(|(tile, _)| i32::from(tile.row) + 1).max().unwrap_or(0);
    let below = lines * (TALL + GAP) + 2 * GAP;
    let tile = |x: i32, y: i32, row: &Row| -> Markup {
        let (opacity, ink) = shaded(shade(row.count, most));
        let names = text::lines(&row.name, SIDE - 8, 12);
        let first = y + if names.len() > 1 { 16 } else { 24 };
        html! {
            @if row.count > 0 {
                rect x=(x) y=(y) width=(SIDE) height=(TALL) rx="6" fill=(SPRING)
                    fill-opacity=(opacity) {}
            } @else {
                rect x=(x) y=(y) width=(SIDE) height=(TALL) rx="6" fill="none" stroke=(RULE)
                    stroke-dasharray="4 3" {}
            }
            g fill=(if row.count > 0 { ink } else { INK_2 }) text-anchor="middle" {
                @for (at, name) in names.iter().take(2).enumerate() {
                    text x=(x + SIDE / 2) y=(first + text_place(at, 14)) font-size="12" { (name) }
                }
                text x=(x + SIDE / 2) y=(y + TALL - 10) font-size="18" font-weight="600" {
                    (row.count)
                }
            }
        }
    };
    let inside = html! {
        @for (place, row) in mapped {
            (tile(i32::from(place.col) * (SIDE + GAP), i32::from(place.row) * (TALL + GAP), row))
        }
        @for (at, row) in beside.iter().enumerate() {
            @let at = i32::try_from(at).unwrap_or(0);
            (tile(at % columns * (SIDE + GAP), below + at / columns * (TALL + GAP), row))
        }
    };
    let more = i32::try_from(beside.len()).unwrap_or(0);
    let more = (more + columns - 1) / columns;
    Drawing {
        inside: inside.into_string(),
        width: columns * (SIDE + GAP) - GAP,
        height: below + more * (TALL + GAP),
    }
}

/// District against theme: a cell for each pair, its count in it, and gaps left open.
pub fn matrix(context: &Context<'_>, table: &Table) -> Drawing {
    const CELL: i32 = 44;
    const TALL: i32 = 30;
    const HEAD: i32 = 12;
    let most = table.max();
    if most == 0 {
        return nothing(context);
    }
    let district = |at: usize| {
        let bucket = table.rows.get(at)?;
        Some(context.bucket_name(Facet::District, *bucket, true))
    };
    let names: Vec<String> = (0..table.rows.len()).filter_map(district).collect();
    let themes: Vec<String> =
        table.columns.iter().map(|theme| context.bucket_name(Facet::Theme, *theme, true)).collect();
    let longest =
        |names: &[String]| names.iter().map(|own| text::width(own, 13)).max().unwrap_or(0);
    let left = longest(&names) + 12;
    // The heads lean to the right, at 45 degrees: seven tenths of their length, up and to the side.
    let lean = longest(&themes) * 7 / 10 + 16;
    let top = lean + HEAD;
    let inside = html! {
        g font-size="13" fill=(INK) {
            @for (at, name) in themes.iter().enumerate() {
                @let x = left + text_place(at, CELL) + CELL / 2;
                text transform=(format!("translate({x},{}) rotate(-45)", top - 8)) { (name) }
            }
            @for (at, name) in names.iter().enumerate() {
                text x=(left - 12) y=(top + text_place(at, TALL) + 20) text-anchor="end" { (name) }
            }
        }
        @for at in 0..names.len() {
            @for (column, count) in table.row(at).iter().enumerate() {
                @let (x, y) = (left + text_place(column, CELL), top + text_place(at, TALL));
                @if *count == 0 {
                    rect x=(x) y=(y) width=(CELL - 2) height=(TALL - 2) rx="3" fill=(PAPER_2) {}
                } @else {
                    @let (opacity, ink) = shaded(shade(*count, most));
                    rect x=(x) y=(y) width=(CELL - 2) height=(TALL - 2) rx="3" fill=(SPRING)
                        fill-opacity=(opacity) {}
                    text x=(x + CELL / 2 - 1) y=(y + 19) font-size="13" fill=(ink)
                        text-anchor="middle" { (count) }
                }
            }
        }
    };
    Drawing {
        inside: inside.into_string(),
        width: left + text_place(themes.len(), CELL) + lean,
        height: top + text_place(names.len(), TALL),
    }
}

/// Says that there is nothing to draw.
fn nothing(context: &Context<'_>) -> Drawing {
    let words = context.address.locale.picture();
    let inside = html! { text x="0" y="32" font-size=(TEXT) fill=(INK_2) { (words.nothing) } };
    Drawing { inside: inside.into_string(), width: WIDE, height: 56 }
}

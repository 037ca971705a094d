//! The cases picked, side by side; and the tray in which they wait for it.

use anlan_engine::case::{Case, Figure, Qualifier};
use anlan_engine::collection::CaseId;
use anlan_engine::comparison::{
    Axis, COMPARED, Common, Figures, Point, common, figures, nearest, values,
};
use anlan_engine::facet::Facet;
use anlan_engine::related::related;
use anlan_engine::scale::{Linear, whole};
use maud::{Markup, html};

use crate::address::{Picked, View};
use crate::case::{source, time};
use crate::context::Context;
use crate::words::compare::Compare;

/// How many cases are offered in place of an id that none has, and beside a lone case.
const OFFERED: usize = 3;

/// A case picked, with its id as picked.
type Pick<'a> = (&'a str, CaseId);

/// The comparison; with fewer than two cases, how they are picked.
pub fn compare(context: &Context<'_>, _view: &View) -> String {
    let words = context.address.locale.compare();
    let found = |id| Some((id, context.collection.find(id)?));
    let picks: Vec<Pick<'_>> = context.address.picked.ids().filter_map(found).collect();
    let is_enough = picks.len() > 1;
    html! {
        h2 id="study-title" tabindex="-1" { (words.title) }
        @if is_enough {
            p.prose id="compare-prose" { (context.mixed(&prose(context, &picks))) }
        }
        @for id in context.address.picked.ids() {
            @if !picks.iter().any(|(own, _)| *own == id) { (unknown(context, id)) }
        }
        @if is_enough { (table(context, &picks)) } @else { (lone(context, &picks)) }
        p.actions {
            @if !context.address.picked.is_full() {
                a href=(context.href(|to| to.view = View::default())) { (words.to_list) }
            }
            a href=(context.href(|to| to.view = View::of(View::GROUPS, ""))) { (words.to_groups) }
            @if is_enough { (clear(context, "compare-clear")) }
        }
    }
    .into_string()
}

/// The tray: what is picked, each with a way to take it out; the way to the comparison; and one to clear
/// all.
pub fn tray(context: &Context<'_>) -> String {
    let words = context.address.locale.compare();
    let picked = &context.address.picked;
    let is_enough = picked.ids().count() > 1;
    html! {
        p.tray-head {
            span { (words.tray) }
            strong { ((words.tray_count)(picked.ids().count(), Picked::MOST)) }
        }
        ul.tray-picked {
            @for id in picked.ids() {
                li {
                    @match context.collection.find(id) {
                        Some(case) => {
                            @let title = context.title(context.collection.case(case));
                            a href=(context.case_href(case)) title=(title) { (title) }
                            (remove(context, id, &(words.remove)(title), "tray"))
                        }
                        None => {
                            code lang="zxx" { (id) }
                            (remove(context, id, &(words.drop)(id), "tray"))
                        }
                    }
                }
            }
        }
        div.tray-actions {
            @if is_enough {
                a.button id="tray-open" href=(context.href(|to| {
                    to.view = View::of(View::COMPARE, "");
                    to.case = None;
                })) { (words.tray_open) }
            } @else {
                span.fine { (words.tray_more) }
            }
            (clear(context, "tray-clear"))
        }
    }
    .into_string()
}

/// The button that takes a case out.
fn remove(context: &Context<'_>, id: &str, label: &str, place: &str) -> Markup {
    html! {
        button.unpick type="button" id=([place, "-", id].concat()) aria-label=(label) title=(label)
            data-href=(context.href(|to| to.picked = to.picked.toggled(id))) {
            svg viewBox="0 0 20 20" aria-hidden="true" { path d="M6 6l8 8M14 6l-8 8" {} }
        }
    }
}

fn clear(context: &Context<'_>, id: &str) -> Markup {
    html! {
        button.link type="button" id=(id) data-href=(context.href(|to| to.picked = Picked::default())) {
            (context.address.locale.compare().clear)
        }
    }
}

/// An id that no case has, with the nearest that there are.
fn unknown(context: &Context<'_>, id: &str) -> Markup {
    let words = context.address.locale.compare();
    let picked = &context.address.picked;
    let is_free = |case: &CaseId| !picked.holds(&context.collection.case(*case).id);
    let near: Vec<CaseId> = nearest(context.collection, id, OFFERED + Picked::MOST)
        .into_iter()
        .filter(is_free)
        .take(OFFERED)
        .collect();
    html! {
        div.notice {
            p { (context.mixed(&(words.no_case)(id))) }
            @if !near.is_empty() {
                p { (words.nearest) }
                ul {
                    @for case in near {
                        @let record = context.collection.case(case);
                        li {
                            button.link type="button" data-href=(context.href(|to| {
                                to.picked = replaced(picked, id, &record.id);
                            })) { ((words.instead)(context.title(record))) }
                        }
                    }
                }
            }
            p {
                button.link type="button" data-href=(context.href(|to| {
                    to.picked = picked.toggled(id);
                })) { ((words.drop)(id)) }
            }
        }
    }
}

/// The cases picked, with one in the place of another.
fn replaced(picked: &Picked, id: &str, by: &str) -> Picked {
    let ids: Vec<&str> = picked.ids().map(|own| if own == id { by } else { own }).collect();
    Picked::read(&ids.join(","))
}

/// How cases are picked; what is picked already, and what is like it.
fn lone(context: &Context<'_>, picks: &[Pick<'_>]) -> Markup {
    let words = context.address.locale.compare();
    let link = |case: CaseId| {
        html! {
            a href=(context.case_href(case)) { (context.title(context.collection.case(case))) }
        }
    };
    html! {
        p { ((words.how)(picks.len())) }
        @for (id, case) in picks {
            section {
                h3 { (words.picked) }
                p.picked-alone {
                    (link(*case))
                    @let title = context.title(context.collection.case(*case));
                    (remove(context, id, &(words.remove)(title), "compare"))
                }
            }
            @let like = related(context.collection, *case, OFFERED);
            @if !like.is_empty() && !context.address.picked.is_full() {
                section {
                    h3 { (words.like_it) }
                    ul {
                        @for own in like {
                            @let record = context.collection.case(own.case);
                            li {
                                button.link type="button" data-href=(context.href(|to| {
                                    to.picked = to.picked.toggled(&record.id);
                                })) { ((words.add)(context.title(record))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn ids(picks: &[Pick<'_>]) -> Vec<CaseId> {
    picks.iter().map(|(_, case)| *case).collect()
}

/// What the cases share, as a sentence.
fn prose(context: &Context<'_>, picks: &[Pick<'_>]) -> String {
    let words = context.address.locale.compare();
    let cases = ids(picks);
    let (mut all, mut some, mut none) = (Vec::new(), Vec::new(), Vec::new());
    for facet in COMPARED {
        let name = (context.words().facet)(facet);
        let values = values(context.collection, &cases, facet);
        let named = |is_shown: &dyn Fn(usize) -> bool| -> Vec<String> {
            let shown = values.iter().filter(|own| is_shown(own.holders.len()));
            shown.map(|own| context.bucket_name(facet, own.bucket, false)).collect()
        };
        let of_all = named(&|holders| holders == cases.len());
        let of_some = named(&|holders| holders > 1 && holders < cases.len());
        if !of_all.is_empty() {
            all.push((words.values)(name, &of_all));
        }
        if !of_some.is_empty() {
            some.push((words.values)(name, &of_some));
        }
        if common(&values, cases.len()) == Common::Different {
            none.push(name);
        }
    }
    (words.shared)(cases.len(), &all, &some, &none)
}

/// The table. It says the roles of its parts, since a narrow screen lays them out as blocks, and a
/// browser would forget them.
fn table(context: &Context<'_>, picks: &[Pick<'_>]) -> Markup {
    let table = Table { context, picks, compare: context.address.locale.compare() };
    html! {
        table.compared role="table" data-cases=(picks.len()) aria-labelledby="study-title"
            aria-describedby="compare-prose" {
            thead role="rowgroup" { (table.heads()) }
            tbody role="rowgroup" {
                (table.date())
                @for facet in COMPARED { (table.facet(facet)) }
                (table.texts())
                (table.figures(&figures(context.collection, &ids(picks))))
                (table.dated())
            }
        }
    }
}

/// The items as a list; nothing where there is none.
fn listed(items: impl Iterator<Item = Markup>) -> Option<Markup> {
    let items: Vec<Markup> = items.collect();
    (!items.is_empty()).then(|| html! { ul.compared-list { @for item in items { li { (item) } } } })
}

/// What the rows are written from.
struct Table<'a> {
    context: &'a Context<'a>,
    picks: &'a [Pick<'a>],
    compare: &'static Compare,
}

impl Table<'_> {
    /// The cases, each with a way to take it out.
    fn heads(&self) -> Markup {
        let context = self.context;
        html! {
            tr role="row" {
                th role="columnheader" scope="col" { span.visually-hidden { (self.compare.row) } }
                @for (at, (id, case)) in self.picks.iter().enumerate() {
                    @let title = context.title(context.collection.case(*case));
                    th role="columnheader" scope="col" {
                        div.compared-head {
                            span.compared-number aria-hidden="true" { (at + 1) }
                            a id=(format!("compared-{id}")) href=(context.case_href(*case)) { (title) }
                            (remove(context, id, &(self.compare.remove)(title), "compare"))
                        }
                    }
                }
            }
        }
    }

    fn date(&self) -> Markup {
        let words = self.context.words();
        self.row(words.date, &|case| {
            Some(html! {
                @match case.date.value {
                    Some(date) => (time(words, date)),
                    None => (words.undated),
                }
                @if let Some(kind) = case.date.kind { " " span.fine { ((words.date_kind)(kind)) } }
            })
        })
    }

    /// Where and by whom, why, what was done, and what came of it.
    fn texts(&self) -> Markup {
        let words = self.context.words();
        let lang = self.context.own_lang();
        let text = |text: &str| html! { p lang=(lang) { (text) } };
        html! {
            (self.row(words.place, &|case| case.place.as_deref().map(text)))
            (self.row(words.organ, &|case| Some(text(&case.organ))))
            (self.row(words.background, &|case| Some(text(&case.background))))
            (self.row(words.practices, &|case| Some(html! {
                ol.compared-practices lang=(lang) {
                    @for practice in &case.practices {
                        li { strong { (practice.heading) } p { (practice.text) } }
                    }
                }
            })))
            (self.row(words.outcomes, &|case| case.outcomes.as_deref().map(text)))
        }
    }

    /// Honours, milestones and sources.
    fn dated(&self) -> Markup {
        let words = self.context.words();
        let lang = self.context.own_lang();
        html! {
            (self.row(words.honours, &|case| listed(case.honours.iter().map(|honour| html! {
                @if let Some(date) = honour.date { (time(words, date)) " " }
                span lang=(lang) { (honour.name) }
                @if let Some(by) = &honour.by { " " span.fine lang=(lang) { (by) } }
            }))))
            (self.row(words.milestones, &|case| listed(case.milestones.iter().map(|own| html! {
                (time(words, own.date)) " " span lang=(lang) { (own.text) }
            }))))
            (self.row(words.sources, &|case| Some(html! {
                ul.sources {
                    (source(self.context, &case.source))
                    @for more in &case.more_sources { (source(self.context, more)) }
                }
            })))
        }
    }

    /// A row of what each case has; none where no case has anything.
    fn row(&self, head: &str, cell: &dyn Fn(&Case) -> Option<Markup>) -> Markup {
        let record = |(_, case): &Pick<'_>| cell(self.context.collection.case(*case));
        let cells: Vec<Option<Markup>> = self.picks.iter().map(record).collect();
        html! {
            @if cells.iter().any(Option::is_some) { (self.cells(&html! { (head) }, cells)) }
        }
    }

    fn cells(&self, head: &Markup, cells: Vec<Option<Markup>>) -> Markup {
        html! {
            tr role="row" {
                th role="rowheader" scope="row" { (head) }
                @for (at, cell) in cells.into_iter().enumerate() {
                    td role="cell" {
                        (self.whose(at))
                        @match cell {
                            Some(cell) => (cell),
                            None => span.fine { (self.compare.not_recorded) },
                        }
                    }
                }
            }
        }
    }

    /// Whose a cell is, for where no column says so.
    fn whose(&self, at: usize) -> Markup {
        let title = self
            .picks
            .get(at)
            .map(|(_, case)| self.context.title(self.context.collection.case(*case)));
        html! {
            span.compared-whose { span.compared-number { (at + 1) } " " (title.unwrap_or_default()) }
        }
    }

    /// The values of a facet, what is shared marked by a word and a shape.
    fn facet(&self, facet: Facet) -> Markup {
        let cases = ids(self.picks);
        let values = values(self.context.collection, &cases, facet);
        let verdict = common(&values, cases.len());
        let cell = |at: usize| {
            let own = values.iter().filter(|value| value.holders.contains(&at));
            let item = |holders: usize, name: String| {
                html! {
                    span { (name) } " "
                    span.held data-shared=(shape(holders, cases.len())) {
                        ((self.compare.held_by)(holders, cases.len()))
                    }
                }
            };
            listed(own.map(|value| {
                item(value.holders.len(), self.context.bucket_name(facet, value.bucket, false))
            }))
        };
        let head = html! {
            ((self.context.words().facet)(facet))
            span.verdict data-shared=(sign(verdict)) { ((self.compare.common)(verdict)) }
        };
        html! {
            @if !values.is_empty() { (self.cells(&head, (0..cases.len()).map(cell).collect())) }
        }
    }

    /// What can be compared on axes of their own, and below what stands apart.
    fn figures(&self, figures: &Figures<'_>) -> Markup {
        let words = self.context.words();
        let apart = |at: usize| {
            listed(figures.apart[at].iter().map(|own| {
                html! {
                    (self.context.figure(own)) " "
                    span lang=(self.context.own_lang()) { (own.label) }
                    (self.as_of(own))
                }
            }))
        };
        let cells: Vec<Option<Markup>> = (0..self.picks.len()).map(apart).collect();
        html! {
            @if !figures.axes.is_empty() {
                tr role="row" {
                    th role="rowheader" scope="row" { (self.compare.figures_alike) }
                    td.compared-axes role="cell" colspan=(self.picks.len()) {
                        @for (at, axis) in figures.axes.iter().enumerate() { (self.axis(at, axis)) }
                        ul.shapes.fine {
                            @for (shape, qualifier) in self.compare.shapes.into_iter().zip(QUALIFIERS) {
                                li { (key(qualifier)) (shape) }
                            }
                        }
                    }
                }
            }
            @if cells.iter().any(Option::is_some) {
                @let head = html! {
                    (words.figures)
                    @if figures.axes.is_empty() { span.fine { (self.compare.figures_none_alike) } }
                };
                (self.cells(&head, cells))
            }
        }
    }

    /// One axis: what is counted, who has the most, and the bars.
    fn axis(&self, at: usize, axis: &Axis<'_>) -> Markup {
        let title = |own: &Point<'_>| {
            let (_, case) = self.picks[own.case];
            self.context.title(self.context.collection.case(case))
        };
        let said = match axis.leader() {
            Some(leader) => {
                let quantity = self.context.words().quantity(leader.figure);
                (self.compare.leads)(title(&leader), &format!("{quantity} {}", leader.figure.unit))
            }
            None => self.compare.none_leads.to_owned(),
        };
        let id = format!("axis-{at}");
        let frame = AxisFrame::new(axis);
        html! {
            div.axis data-picture="compared" data-picture-of=(self.compare.title) {
                h3 { (self.context.mixed(&(self.compare.axis)(axis.label(), axis.unit()))) }
                p.prose id=(id) { (self.context.mixed(&said)) }
                ul aria-describedby=(id) {
                    @for own in &axis.points {
                        li {
                            span.axis-case { span.compared-number { (own.case + 1) } " " (title(own)) }
                            (frame.bar(own.figure))
                            span.axis-value { (self.context.figure(own.figure)) (self.as_of(own.figure)) }
                        }
                    }
                }
            }
        }
    }

    fn as_of(&self, figure: &Figure) -> Markup {
        let words = self.context.words();
        html! {
            @if let Some(as_of) = &figure.as_of {
                " " span.fine {
                    (self.context.mixed(&(words.pair)(words.figures_of, &words.period(as_of))))
                }
            }
        }
    }
}

/// The shape that says how far a value is shared.
fn shape(holders: usize, cases: usize) -> &'static str {
    if holders == cases {
        sign(Common::Same)
    } else if holders > 1 {
        sign(Common::Partly)
    } else {
        sign(Common::Different)
    }
}

/// The shapes, as the style sheet knows them.
fn sign(common: Common) -> &'static str {
    match common {
        Common::Same => "all",
        Common::Partly => "some",
        Common::Different => "none",
    }
}

/// The ways in which a figure is exact, in the order of [`Compare::shapes`].
const QUALIFIERS: [Qualifier; 3] = [Qualifier::Exact, Qualifier::Approx, Qualifier::AtLeast];

/// A bar's width in the legend, in pixels.
const KEY: i32 = 22;

/// The shape of a bar, for the legend.
fn key(qualifier: Qualifier) -> Markup {
    html! {
        svg.axis-key viewBox=(format!("0 0 {} {TALL}", KEY + 12)) aria-hidden="true" {
            (shaped(qualifier, 1, KEY, true))
        }
    }
}

/// The height of a bar in pixels.
const TALL: i32 = 16;
/// How wide the drawing of an axis is, with room for the arrow of an open end.
const WIDE: f64 = 300.0;
const ARROW: f64 = 14.0;

/// Where the bars of an axis lie: from zero, to the left of it where something is below.
struct AxisFrame {
    x: Linear,
}

impl AxisFrame {
    fn new(axis: &Axis<'_>) -> AxisFrame {
        let is_below = axis.points.iter().any(|own| own.figure.value < 0.0);
        let first = if is_below { -axis.reach } else { 0.0 };
        let left = if is_below { ARROW } else { 1.0 };
        AxisFrame { x: Linear { domain: (first, axis.reach), range: (left, WIDE - ARROW) } }
    }

    fn bar(&self, figure: &Figure) -> Markup {
        let ends = [self.x.px_from_value(0.0), self.x.px_from_value(figure.value)].map(whole);
        let is_forward = figure.value >= 0.0;
        let start = ends[0].min(ends[1]);
        // The least count shows beside the largest.
        let width = (ends[0] - ends[1]).abs().max(2);
        html! {
            svg.axis-bar viewBox=(format!("0 0 {} {TALL}", whole(WIDE))) aria-hidden="true" {
                line.axis-zero x1=(ends[0]) x2=(ends[0]) y1="0" y2=(TALL) {}
                (shaped(figure.qualifier, start, width, is_forward))
            }
        }
    }
}

/// A bar: solid where exact, hollow where about so many; and where it may be more, with an arrow at
/// its end to the right, which is where more lies.
fn shaped(qualifier: Qualifier, start: i32, width: i32, is_forward: bool) -> Markup {
    let class = match qualifier {
        Qualifier::Exact => "exact",
        Qualifier::Approx => "about",
        Qualifier::AtLeast => "least",
    };
    let end = if is_forward { start + width } else { start };
    html! {
        rect.(class) x=(start) y="3" width=(width) height=(TALL - 6) {}
        @if qualifier == Qualifier::AtLeast {
            path.least-end d=(format!("M{} 3l5 5l-5 5M{} 3l5 5l-5 5", end + 2, end + 6)) {}
        }
    }
}

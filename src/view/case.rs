//! The page of one case, as a dialog over the list.

use anlan_engine::case::{Case, Source};
use anlan_engine::collection::CaseId;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, BucketName, Facet};
use anlan_engine::related::{Related, related};
use anlan_engine::search::marks;
use leptos::ev::{Event, MouseEvent};
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::address::Address;
use crate::browser::{history, page};
use crate::citation;
use crate::explorer::Explorer;
use crate::view::link::Link;
use crate::view::marked::marked;

/// How many related cases are named.
const RELATED: usize = 6;
const HEADING: &str = "case-title";

/// The dialog; open while the address names a case.
#[component]
pub fn CaseDialog(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let locale = explorer.locale();
    let dialog = NodeRef::<Dialog>::new();
    let open = explorer.part(|now| now.case);
    Effect::new(move |_| {
        let case = open.get();
        if let Some(dialog) = dialog.get() {
            page::set_open(&dialog, case.is_some());
        }
        let title = case.map(|case| title(explorer, explorer.collection.case(case)));
        let title = match title {
            Some(title) => format!("{title} · {}", words.app),
            None => format!("{} · {}", words.app, words.tagline),
        };
        page::set_title(&title, locale.tag());
        if case.is_some() {
            page::after(0, || page::focus(HEADING));
        }
    });
    let content = move || open.get().map(|case| view! { <CasePage explorer case /> });
    // A click on the dialog itself, and not on what is in it, is a click beside the page.
    let beside = move |click: MouseEvent| {
        if click.target() == click.current_target() {
            explorer.open(None);
        }
    };
    view! {
        <dialog
            class="case"
            node_ref=dialog
            aria-labelledby=HEADING
            on:click=beside
            on:cancel=move |cancel: Event| {
                cancel.prevent_default();
                explorer.open(None);
            }
        >
            {content}
        </dialog>
    }
}

fn title(explorer: Explorer, record: &Case) -> &str {
    if explorer.locale().is_chinese() { &record.title } else { &record.title_en }
}

#[component]
fn CasePage(explorer: Explorer, case: CaseId) -> impl IntoView {
    let words = explorer.words();
    let record = explorer.collection.case(case);
    let english = !explorer.locale().is_chinese();
    let fold = explorer.collection.fold();
    let heading = title(explorer, record);
    view! {
        <div class="case-page">
            <CaseBar explorer case />
            <article>
                <h2 id=HEADING tabindex="-1">
                    {move || marked(heading, &marks(heading, &explorer.query.read(), fold))}
                </h2>
                {english.then(|| view! {
                    <p class="case-original" lang="zh-Hans">{record.title.clone()}</p>
                    <p>{record.summary_en.clone()}</p>
                })}
                {words.case_in_chinese.map(|notice| view! { <p class="notice">{notice}</p> })}
                <Facts explorer case />
                <div lang="zh-Hans">
                    <Body explorer record />
                </div>
                <Sources explorer record />
                <Cite explorer record />
                <RelatedCases explorer case />
            </article>
        </div>
    }
}

/// The bar above a case: close, go to the neighbours in the list, copy the link.
#[component]
fn CaseBar(explorer: Explorer, case: CaseId) -> impl IntoView {
    let words = explorer.words();
    let place = Memo::new(move |_| explorer.hits.read().iter().position(|own| *own == case));
    let neighbour = move |step: isize| {
        let at = place.get()?.checked_add_signed(step)?;
        explorer.hits.read().get(at).copied()
    };
    let step = move |step: isize, label: &'static str| {
        view! {
            <button
                type="button"
                class="link"
                disabled=move || neighbour(step).is_none()
                on:click=move |_| {
                    if let Some(next) = neighbour(step) {
                        explorer.open(Some(next));
                    }
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <header class="case-bar">
            {step(-1, words.previous)}
            <span class="fine">
                {move || {
                    place.get().map(|at| (words.place_in_hits)(at + 1, explorer.hits.read().len()))
                }}
            </span>
            {step(1, words.next)}
            <Copy explorer label=words.copy_link text=Callback::new(|()| history::href()) />
            <button
                type="button"
                class="close"
                aria-label=words.close
                on:click=move |_| explorer.open(None)
            >
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M5 5l10 10M15 5L5 15" />
                </svg>
            </button>
        </header>
    }
}

/// A button that copies a text and says how that went.
#[component]
fn Copy(explorer: Explorer, label: &'static str, text: Callback<(), String>) -> impl IntoView {
    let words = explorer.words();
    let said = RwSignal::new(None::<bool>);
    let copy = move |_| {
        page::copy(text.run(()), move |done| {
            said.try_set(Some(done));
            page::after(2000, move || {
                said.try_set(None);
            });
        });
    };
    view! {
        <button type="button" class="link" on:click=copy>
            {label}
        </button>
        <span class="fine" role="status">
            {move || said.get().map(|done| if done { words.copied } else { words.copy_failed })}
        </span>
    }
}

/// What the case is, at a glance: every value of a facet leads to its list.
#[component]
fn Facts(explorer: Explorer, case: CaseId) -> impl IntoView {
    let words = explorer.words();
    let record = explorer.collection.case(case);
    let values = move |facet: Facet| {
        let column = explorer.collection.column(facet);
        let link = move |bucket: &BucketId| {
            let to = Signal::stored(explorer.list_of(facet, *bucket));
            let name = explorer.bucket_name(facet, *bucket, false);
            view! { <li><Link explorer to class="value">{name}</Link></li> }
        };
        let known = |bucket: &&BucketId| *column.name(**bucket) != BucketName::Unknown;
        let links = column.of_case(case).iter().filter(known).map(link).collect::<Vec<_>>();
        (!links.is_empty()).then(|| {
            view! {
                <dt>{(words.facet)(facet)}</dt>
                <dd>
                    <ul class="values">{links}</ul>
                    {(facet == Facet::Series).then(|| series_note(explorer, record))}
                </dd>
            }
        })
    };
    let date = record.date.value.map(|date| {
        let kind = record.date.kind.map(|kind| {
            view! { <span class="fine">{(words.date_kind)(kind)}</span> }
        });
        view! {
            <time datetime=date.to_string()>{(words.day)(date)}</time>
            " "
            {kind}
        }
    });
    let text = |label: &'static str, value: Option<String>| {
        value.map(|value| {
            view! {
                <dt>{label}</dt>
                <dd lang="zh-Hans">{value}</dd>
            }
        })
    };
    view! {
        <dl class="facts">
            {values(Facet::District)}
            {text(words.place, record.place.clone())}
            {text(words.organ, Some(record.organ.clone()))}
            <dt>{words.date}</dt>
            <dd>{date.map_or_else(|| words.undated.into_any(), IntoAny::into_any)}</dd>
            {values(Facet::Year)}
            {values(Facet::Level)}
            {values(Facet::Theme)}
            {values(Facet::Mechanism)}
            {values(Facet::Series)}
            {values(Facet::SourceKind)}
        </dl>
    }
}

/// How much of the case's series is here.
fn series_note(explorer: Explorer, record: &Case) -> impl IntoView + use<> {
    let words = explorer.words();
    let column = explorer.collection.column(Facet::Series);
    let series = record.series.as_ref().and_then(|id| {
        let series = explorer.collection.vocabulary().series.iter().find(|own| own.id == *id)?;
        Some((column.set(column.find(id)?).count(), series.announced_total))
    });
    series.map(|(found, announced)| {
        view! { <p class="fine">{(words.series_of)(found, announced)}</p> }
    })
}

/// The case itself.
#[component]
fn Body(explorer: Explorer, record: &'static Case) -> impl IntoView {
    let words = explorer.words();
    let fold = explorer.collection.fold();
    let text = move |text: &'static str| {
        view! { <p>{move || marked(text, &marks(text, &explorer.query.read(), fold))}</p> }
    };
    let practices = record.practices.iter().map(|practice| {
        view! {
            <li>
                <h4>{move || marked(&practice.heading, &marks(&practice.heading, &explorer.query.read(), fold))}</h4>
                {text(&practice.text)}
            </li>
        }
    });
    let outcomes = record.outcomes.as_deref().map(|outcomes| {
        view! {
            <h3>{words.outcomes}</h3>
            {text(outcomes)}
            <p class="fine">{words.outcomes_note}</p>
        }
    });
    let note = record.editor_note.as_deref().map(|note| {
        view! {
            <h3>{words.editor_note}</h3>
            <p class="editor-note">{note}</p>
        }
    });
    view! {
        <h3>{words.background}</h3>
        {text(&record.background)}
        <h3>{words.practices}</h3>
        <ol class="practices">{practices.collect_view()}</ol>
        {outcomes}
        <Figures explorer record />
        <Dated explorer record />
        {section(
            words.captions,
            record.captions.iter().map(|own| view! { <li>{own.clone()}</li> }.into_any()).collect(),
        )}
        {(!record.captions.is_empty()).then(|| view! { <p class="fine">{words.captions_note}</p> })}
        {note}
    }
}

/// A heading over a list; nothing where the list is empty.
fn section(heading: &'static str, items: Vec<AnyView>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        view! {
            <h3>{heading}</h3>
            <ul>{items}</ul>
        }
    })
}

#[component]
fn Figures(explorer: Explorer, record: &'static Case) -> impl IntoView {
    let words = explorer.words();
    let row = |figure: &anlan_engine::case::Figure| {
        let of = figure.as_of.as_deref().map(|as_of| words.period(as_of));
        view! {
            <li>
                <strong>{words.figure(figure)}</strong>
                <span>{figure.label.clone()}</span>
                {of.map(|of| view! { <span class="fine">{(words.pair)(words.figures_of, &of)}</span> })}
            </li>
        }
    };
    (!record.figures.is_empty()).then(|| {
        view! {
            <h3>{words.figures}</h3>
            <ul class="figures">{record.figures.iter().map(row).collect_view()}</ul>
        }
    })
}

/// Honours and milestones.
#[component]
fn Dated(explorer: Explorer, record: &'static Case) -> impl IntoView {
    let words = explorer.words();
    let when = move |date: PartialDate| {
        view! { <time datetime=date.to_string()>{(words.day)(date)}</time> }
    };
    let honour = move |own: &anlan_engine::case::Honour| {
        view! {
            <li>
                {own.date.map(when)}
                <span>
                    {own.name.clone()}
                    {own.by.clone().map(|by| view! { <span class="fine">" "{by}</span> })}
                </span>
            </li>
        }
        .into_any()
    };
    let milestone = move |own: &anlan_engine::case::Milestone| {
        view! {
            <li>
                {when(own.date)}
                <span>{own.text.clone()}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="dated">
            {section(words.honours, record.honours.iter().map(honour).collect())}
            {section(words.milestones, record.milestones.iter().map(milestone).collect())}
        </div>
    }
}

/// Where the case was read; linked only where a visitor may be sent there.
#[component]
fn Sources(explorer: Explorer, record: &'static Case) -> impl IntoView {
    let words = explorer.words();
    let source = |source: &Source| {
        // A page whose title was not recorded goes by its publisher.
        let publisher = source.title.as_ref().and(source.publisher.clone());
        let title = source.title.clone().or_else(|| source.publisher.clone());
        let title = title.unwrap_or_else(|| words.source_untitled.to_owned());
        let title = match source.url.clone().filter(|_| source.linkable) {
            Some(url) => {
                let shown = url.clone();
                view! {
                    <a href=url rel="noreferrer noopener external" lang="zh-Hans">{title}</a>
                    <span class="address" lang="zxx">{shown}</span>
                }
                .into_any()
            }
            None => view! { <span lang="zh-Hans">{title}</span> }.into_any(),
        };
        let published = source.published.map(|date| (words.source_published)(&(words.day)(date)));
        view! {
            <li>
                {title}
                <span class="source-facts">
                    {publisher.map(|name| view! { <span lang="zh-Hans">{name}</span> })}
                    {published.map(|text| view! { <span>{text}</span> })}
                    <span class="tag">{(words.source_kind)(source.kind)}</span>
                    {(!source.linkable).then(|| view! { <span>{words.source_unlinked}</span> })}
                </span>
            </li>
        }
    };
    let sources = std::iter::once(&record.source).chain(&record.more_sources);
    view! {
        <h3>{words.sources}</h3>
        <ul class="sources">{sources.map(source).collect_view()}</ul>
    }
}

#[component]
fn Cite(explorer: Explorer, record: &'static Case) -> impl IntoView {
    let words = explorer.words();
    let today = page::today();
    let row = |label: &'static str, text: String| {
        let copied = text.clone();
        view! {
            <dt>{label}</dt>
            <dd>
                <span class="citation" lang="zh-Hans">{text}</span>
                <Copy explorer label=words.copy text=Callback::new(move |()| copied.clone()) />
            </dd>
        }
    };
    view! {
        <h3>{words.cite}</h3>
        <dl class="cite">
            {row(words.cite_standard, citation::standard(record, &today))}
            {row(words.cite_plain, citation::plain(words, record, &today))}
        </dl>
    }
}

#[component]
fn RelatedCases(explorer: Explorer, case: CaseId) -> impl IntoView {
    let words = explorer.words();
    let row = |own: Related| {
        let record = explorer.collection.case(own.case);
        let other = own.case;
        let to = Memo::new(move |_| Address { case: Some(other), ..explorer.address() });
        let reasons: Vec<String> = own
            .shared
            .iter()
            .map(|(facet, bucket)| {
                let value = explorer.bucket_name(*facet, *bucket, true);
                (words.related_same)((words.facet)(*facet), &value)
            })
            .collect();
        let district = explorer.collection.column(Facet::District).of_case(other).first();
        let district = district.map(|own| explorer.bucket_name(Facet::District, *own, true));
        view! {
            <li>
                <Link explorer to>{title(explorer, record).to_owned()}</Link>
                <span class="fine">{district}</span>
                <p class="fine">{reasons.join(words.reason_gap)}</p>
            </li>
        }
    };
    let found = related(explorer.collection, case, RELATED);
    (!found.is_empty()).then(|| {
        view! {
            <h3>{words.related}</h3>
            <ul class="related">{found.into_iter().map(row).collect_view()}</ul>
        }
    })
}

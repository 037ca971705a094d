//! What stands in place of the page of a subject that is not there.

use anlan_engine::check::nearest;
use anlan_engine::facet::{BucketId, Facet};
use maud::{Markup, html};

use crate::address::View;
use crate::context::Context;

/// So many values are offered in place of a wrong one.
const OFFERED: usize = 3;

/// Says what is wrong with a subject, then offers the nearest values of the facet, and all of them.
pub(crate) fn unknown(
    context: &Context<'_>,
    (kind, facet): (&str, Facet),
    (title, sentence): (&str, &str),
    closest: &str,
    subject: &str,
) -> String {
    let near = near(context, facet, subject);
    html! {
        h2 id="study-title" tabindex="-1" { (title) }
        p { (context.mixed(sentence)) }
        @if !near.is_empty() {
            section.figure {
                h3 { (closest) }
                (links(context, kind, facet, &near))
            }
        }
        section.figure {
            h3 { ((context.words().facet)(facet)) }
            (links(context, kind, facet, &known(context, facet)))
        }
    }
    .into_string()
}

/// Links to the pages of buckets.
pub(crate) fn links(
    context: &Context<'_>,
    kind: &str,
    facet: Facet,
    buckets: &[BucketId],
) -> Markup {
    html! {
        ul.subjects {
            @for bucket in buckets {
                li {
                    a href=(subject_href(context, kind, facet, *bucket)) {
                        (context.bucket_name(facet, *bucket, false))
                    }
                }
            }
        }
    }
}

/// The link to the page of a bucket.
pub(crate) fn subject_href(
    context: &Context<'_>,
    kind: &str,
    facet: Facet,
    bucket: BucketId,
) -> String {
    let key = context.collection.column(facet).key(bucket);
    context.href(|to| to.view = View::of(kind, key))
}

/// The bucket that a subject names, if there is one.
pub(crate) fn find(context: &Context<'_>, facet: Facet, subject: &str) -> Option<BucketId> {
    let column = context.collection.column(facet);
    column.find(subject).filter(|own| Some(*own) != column.unknown())
}

/// The buckets of a facet that stand for something.
fn known(context: &Context<'_>, facet: Facet) -> Vec<BucketId> {
    let column = context.collection.column(facet);
    column.ids().filter(|own| Some(*own) != column.unknown()).collect()
}

/// The values that the subject most likely stands for, the nearest first.
fn near(context: &Context<'_>, facet: Facet, subject: &str) -> Vec<BucketId> {
    let column = context.collection.column(facet);
    let mut left = known(context, facet);
    let mut near = Vec::new();
    while near.len() < OFFERED {
        let keys = left.iter().map(|own| column.key(*own));
        let Some(found) = nearest(subject, keys).and_then(|key| column.find(key)) else { break };
        left.retain(|own| *own != found);
        near.push(found);
    }
    near
}

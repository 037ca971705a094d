//! The pages that cases were read from: none is lost, and none comes twice.

use anlan_engine::answer::Answer;
use anlan_engine::case::Source;
use anlan_engine::search::Alternatives;
use anlan_engine::sources::sources;
use proptest::prelude::*;
use proptest::sample::select;

use crate::made::made_and_asked;

proptest! {
    #[test]
    fn every_page_of_the_cases_is_there_once_with_all_its_cases(
        (made, asked) in made_and_asked(), urls in proptest::collection::vec(select(vec![None, Some("http://a.cn/1"), Some("http://a.cn/2")]), 1..9),
    ) {
        let mut made = made;
        let mut urls = urls.iter().cycle();
        for case in &mut made.cases {
            for source in std::iter::once(&mut case.source).chain(&mut case.more_sources) {
                source.url = urls.next().unwrap().map(str::to_owned);
                source.linkable = source.url.is_some();
            }
        }
        let collection = made.collection();
        let answer = Answer::new(&collection, asked.selection(&collection), Alternatives::default(), None);
        let is_same = |one: &Source, other: &Source| match (&one.url, &other.url) {
            (Some(one), Some(other)) => one == other,
            (None, None) => one.title.is_some() && (&one.title, &one.publisher, one.published) == (&other.title, &other.publisher, other.published),
            _ => false,
        };
        let mut expected: Vec<(Source, Vec<String>)> = Vec::new();
        for id in answer.hits.first(usize::MAX) {
            let case = collection.case(id);
            for source in std::iter::once(&case.source).chain(&case.more_sources) {
                match expected.iter_mut().find(|(known, _)| is_same(known, source)) {
                    Some((_, cases)) if cases.contains(&case.id) => {}
                    Some((_, cases)) => cases.push(case.id.clone()),
                    None => expected.push((source.clone(), vec![case.id.clone()])),
                }
            }
        }
        let own: Vec<(Source, Vec<String>)> = sources(&collection, &answer.hits)
            .into_iter()
            .map(|own| (own.source.clone(), own.cases.iter().map(|case| collection.case(*case).id.clone()).collect()))
            .collect();
        prop_assert_eq!(own, expected);
    }
}

//! The summary and the links.

use std::collections::BTreeSet;

use crate::chapter::{Chapter, chapters};

/// Returns the destinations of the links of a line.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link)
}

#[test]
fn the_summary_lists_each_chapter_once() {
    let summary = Chapter::read("SUMMARY.md");
    let listed: Vec<&str> = summary.text.lines().flat_map(links).collect();
    let found: BTreeSet<String> =
        chapters().into_iter().map(|chapter| chapter.name).filter(|name| name != "SUMMARY.md").collect();
    assert_eq!(listed.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), found);
    assert_eq!(listed.len(), found.len());
}

#[test]
fn each_link_leads_to_a_chapter_and_a_heading() {
    let mut count = 0;
    for chapter in chapters() {
        let prose: Vec<&str> = chapter.prose().collect();
        for link in prose.iter().flat_map(|line| links(line)).filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let path = chapter.folder().join(file);
            let target = if file.is_empty() { chapter.name.clone() } else { relative(&path) };
            let target = Chapter::read(&target);
            assert!(
                heading.is_empty() || headings(&target).any(|found| found == heading),
                "{}: {link}: the heading is missing",
                chapter.name
            );
            count += 1;
        }
    }
    assert!(count > 60, "only {count} links were found");
}

/// Returns the name of the chapter at a path that may contain `..`.
fn relative(path: &std::path::Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let folder = crate::chapter::folder().canonicalize().unwrap();
    let name = path.strip_prefix(folder).unwrap_or_else(|_| panic!("{} is not a chapter", path.display()));
    name.to_str().unwrap().replace('\\', "/")
}

/// Returns the headings as mdBook writes them into URLs.
fn headings(chapter: &Chapter) -> impl Iterator<Item = String> {
    let text = if chapter.name == "overlays.md" {
        std::fs::read_to_string(format!("{}/docs/overlays.md", crate::chapter::REPOSITORY)).unwrap()
    } else {
        chapter.text.clone()
    };
    let headings: Vec<String> =
        text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').to_owned()).collect();
    headings.into_iter().map(|heading| {
        let kept = heading.trim().to_lowercase().replace(' ', "-");
        kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
    })
}

//! Names of inline types, made from the words of their place and of nothing else.

use super::media::media_words;
use super::operations::status_name;
use super::words::{pascal, pascal_identifier};
use crate::ir::{Status, Step};

/// The largest number of words in a name that leaves out nothing.
const MOST_WORDS: usize = 10;

/// Returns the owner's words followed by those of the steps: the best name first, then names with more words, for the
/// case that another type has it.
///
/// Steps that say nothing are left out unless they are last, words that repeat the words before them are written once,
/// and of many properties only the last two are named.
pub(super) fn with_steps(owner: &str, steps: &[Step]) -> Vec<String> {
    let last = steps.len().saturating_sub(1);
    let all: Vec<&Step> = steps.iter().collect();
    let telling = all.iter().enumerate().filter(|(index, step)| *index == last || tells(step));
    let telling: Vec<&Step> = telling.map(|(_, step)| *step).collect();
    let whole = joined(owner, &telling);
    // Variants and items belong to the property before them.
    let named = telling.iter().enumerate().rev().filter(|(_, step)| matches!(step, Step::Property(_)));
    let rest = named.map(|(index, _)| index).nth(1).unwrap_or_default();
    let short = (count(&whole) > MOST_WORDS && rest > 0).then(|| {
        // The side of the wire is named even then.
        let side = telling.iter().take(rest).filter(|step| matches!(step, Step::Request | Step::Response(_)));
        let kept: Vec<&Step> = side.chain(telling.iter().skip(rest)).copied().collect();
        joined(owner, &kept)
    });
    let mut names: Vec<String> = short.into_iter().chain([whole, joined(owner, &all)]).collect();
    names.dedup();
    names
}

/// Returns true if a step distinguishes types. A list has one type of items, and a response usually one body. A body
/// with a media type other than JSON may get a JSON form later, which has no media type in its name.
fn tells(step: &Step) -> bool {
    !matches!(step, Step::Item | Step::Value | Step::Base | Step::Response(Status::Exact(200)) | Step::SharedResponse)
}

fn joined(owner: &str, steps: &[&Step]) -> String {
    let mut name = owner.to_owned();
    for known in steps {
        let words = step(known);
        // The title of a variant often starts with all the words before it.
        let is_whole = matches!(known, Step::Variant(..))
            && words.strip_prefix(&name).is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_lowercase()));
        if is_whole {
            name = words;
        } else {
            let repeated = repeated(&name, &words);
            name.push_str(words.get(repeated..).unwrap_or(&words));
        }
    }
    name
}

/// Returns the length of the words at the end of a name that are also the first words of what follows. Something must
/// be left of these, or the name would be that of the type around it.
fn repeated(name: &str, words: &str) -> usize {
    let starts = words.char_indices().skip(1).filter(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| at);
    let is_repeated = |at: &usize| {
        let Some(first) = words.get(..*at) else { return false };
        name.strip_suffix(first).is_some_and(|before| before.is_empty() || !before.ends_with('_'))
    };
    starts.filter(is_repeated).last().unwrap_or_default()
}

fn count(name: &str) -> usize {
    name.chars().filter(char::is_ascii_uppercase).count()
}

/// Returns the words of a step.
pub(super) fn step(step: &Step) -> String {
    match step {
        Step::Property(name) => match pascal(name) {
            name if name.is_empty() => "Property".to_owned(),
            name => name,
        },
        Step::Parameter(name) => pascal_identifier(name, "Parameter"),
        Step::Item => "Item".to_owned(),
        Step::Position(index) => format!("Item{index}"),
        Step::Value => "Value".to_owned(),
        Step::Base => "Base".to_owned(),
        Step::Variant(Some(words), _) => pascal_identifier(words, "Variant"),
        Step::Variant(None, index) => format!("Variant{index}"),
        Step::Request => "Request".to_owned(),
        Step::Media(name) => media_words(name),
        // From this status alone, so that another status renames nothing.
        Step::Response(Status::Exact(200)) => "Response".to_owned(),
        Step::Response(status) => status_name(*status),
        Step::SharedResponse => "Response".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn property(name: &str) -> Step {
        Step::Property(name.to_owned())
    }

    #[test]
    fn steps_that_say_nothing_are_left_out() {
        let response = || Step::Response(Status::Exact(200));
        let rows = [
            (vec![response()], "ListPetsResponse"),
            (vec![response(), Step::Item], "ListPetsItem"),
            (vec![response(), Step::Item, property("owner")], "ListPetsOwner"),
            (
                vec![Step::Media("application/json".to_owned()), Step::Request, property("owner")],
                "ListPetsJsonRequestOwner",
            ),
            (vec![property("tags"), Step::Item], "ListPetsTagsItem"),
        ];
        for (steps, expected) in rows {
            assert_eq!(with_steps("ListPets", &steps)[0], expected);
        }
    }

    #[test]
    fn repeated_words_are_written_once() {
        let rows = [
            ("Customer", "customer_address", "CustomerAddress"),
            ("IssueLabel", "label_color", "IssueLabelColor"),
            ("Pet", "petrol", "PetPetrol"),
            ("PetLabels", "labels", "PetLabelsLabels"),
        ];
        for (owner, name, expected) in rows {
            assert_eq!(with_steps(owner, &[property(name)])[0], expected);
        }
    }

    #[test]
    fn of_many_properties_the_last_two_are_named() {
        let steps = ["payment_settings", "payment_method_options", "acss_debit", "mandate_options"].map(property);
        let steps: Vec<Step> = std::iter::once(Step::Request).chain(steps).collect();
        let names = with_steps("PostSubscriptions", &steps);
        let expected = [
            "PostSubscriptionsRequestAcssDebitMandateOptions",
            "PostSubscriptionsRequestPaymentSettingsPaymentMethodOptionsAcssDebitMandateOptions",
        ];
        assert_eq!(names, expected);
    }
}

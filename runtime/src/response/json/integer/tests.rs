use super::*;

fn parse(text: &str) -> Option<i128> {
    match WideInteger::parse(text)? {
        WideInteger::Signed(number) => Some(number),
        WideInteger::Unsigned(number) => i128::try_from(number).ok(),
    }
}

#[test]
fn a_number_without_a_fraction_is_an_exact_integer() {
    let numbers = [
        ("0", 0),
        ("-0.0", 0),
        ("0e999999999999", 0),
        ("30.0", 30),
        ("1e3", 1000),
        ("1.5E+1", 15),
        ("120e-1", 12),
        ("-0.25e2", -25),
        ("1e18", 1_000_000_000_000_000_000),
        ("9007199254740993.0", 9_007_199_254_740_993),
        ("170141183460469231731687303715884105727.000", i128::MAX),
        ("-170141183460469231731687303715884105728", i128::MIN),
    ];
    for (text, number) in numbers {
        assert_eq!(parse(text), Some(number), "{text}");
    }
    assert_eq!(WideInteger::parse("340282366920938463463374607431768211455"), Some(WideInteger::Unsigned(u128::MAX)));
}

#[test]
fn fractions_and_numbers_out_of_range_are_not_integers() {
    for text in ["30.5", "1e-1", "12e-2", "1e40", "1e999999999999999999999", "-1e39", "", "-", ".5", "x", "\"1\""] {
        assert_eq!(WideInteger::parse(text), None, "{text}");
    }
}

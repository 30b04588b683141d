//! Country codes of the world: how long a number is there, and whether the zero before the area code is dropped abroad.
//!
//! Taken from libphonenumber's metadata 9.0.33; a test compares each entry with the crate `phonenumber`.

use std::ops::RangeInclusive;

/// `code:shortest-longest` in digits after the code; `/0` where a zero is dialled before the area code, but not after
/// the country code. Belgium is not here: its plan is known in full.
const PLAN: &str = "\
    1:7-10 7:10-14 20:8-10/0 27:5-10/0 30:10-12 31:5-11/0 33:9-9/0 34:9-9 36:8-9 39:6-12 40:6-9/0 41:9-12/0 \
    43:4-13/0 44:7-10/0 45:8-8 46:6-12/0 47:5-8 48:6-10 49:4-15/0 51:8-9/0 52:10-10 53:6-10/0 54:10-11/0 \
    55:8-11/0 56:9-11 57:8-11/0 58:10-10/0 60:8-10/0 61:5-12/0 62:7-17/0 63:6-13/0 64:5-10/0 65:8-11 66:8-13/0 \
    81:8-17/0 82:5-14/0 84:7-10/0 86:7-12/0 90:7-13/0 91:8-13/0 92:8-12/0 93:9-9/0 94:9-9/0 95:6-10/0 98:4-10/0 \
    211:9-9/0 212:9-9/0 213:8-9/0 216:8-8 218:9-9/0 220:7-7 221:9-9 222:8-8 223:8-8 224:8-9 225:10-10 226:8-8 \
    227:8-8 228:8-8 229:8-10 230:7-10 231:7-9/0 232:8-8/0 233:8-9/0 234:10-14/0 235:8-8 236:8-8 237:8-9 238:7-7 \
    239:7-7 240:9-9 241:7-8 242:9-9 243:7-10/0 244:9-9 245:7-9 246:7-7 247:5-6 248:7-7 249:9-9/0 250:8-9/0 \
    251:9-9/0 252:6-9/0 253:8-8 254:7-10/0 255:9-9/0 256:9-9/0 257:8-8 258:8-9 260:9-9/0 261:9-9/0 262:9-9/0 \
    263:5-10/0 264:8-9/0 265:7-9/0 266:8-8 267:7-10 268:8-9 269:7-7 290:4-5 291:7-7/0 297:7-7 298:6-6 299:6-6 \
    350:8-8 351:9-9 352:4-11 353:7-10/0 354:7-9 355:6-9/0 356:8-8 357:8-8 358:5-12/0 359:6-12/0 370:8-8/0 \
    371:8-8 372:7-10 373:8-8/0 374:8-8/0 375:6-11/0 376:6-9 377:8-9/0 378:8-10 380:9-10/0 381:6-12/0 382:8-9/0 \
    383:8-12/0 385:7-9/0 386:5-8/0 387:8-9/0 389:8-8/0 420:9-12 421:6-9/0 423:7-9/0 500:5-5 501:7-11 502:8-11 \
    503:7-11 504:8-11 505:8-8 506:8-10 507:7-11 508:6-9/0 509:8-8 590:9-9/0 591:8-9/0 592:7-7 593:8-11/0 \
    594:9-9/0 595:6-11/0 596:9-9/0 597:6-7 598:4-13/0 599:7-8 670:7-8 672:6-6 673:7-7 674:7-7 675:7-8 676:5-7 \
    677:5-7 678:5-7 679:7-11 680:7-7 681:6-9 682:5-5 683:4-7 685:5-10 686:5-8/0 687:6-6 688:5-7 689:6-9 690:4-7 \
    691:7-7 692:7-7 850:8-10/0 852:5-11 853:7-8 855:8-10/0 856:8-10/0 880:6-10/0 886:7-11/0 960:7-10 961:7-8/0 \
    962:8-9/0 963:8-9/0 964:8-10/0 965:7-8 966:9-10/0 967:7-9/0 968:7-9 970:8-10/0 971:5-12/0 972:7-12/0 973:8-8 \
    974:7-11 975:7-8 976:8-10/0 977:8-11/0 979:9-9 992:9-9 993:8-8 994:9-9/0 995:9-9/0 996:9-10/0 998:9-9";

/// A country, or several that share a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Country {
    pub code: &'static str,
    pub lengths: RangeInclusive<usize>,
    pub drops_zero: bool,
}

/// Every country code but Belgium's.
pub(super) fn countries() -> impl Iterator<Item = Country> {
    PLAN.split(' ').filter_map(|entry| {
        let (code, lengths) = entry.split_once(':')?;
        let (lengths, drops_zero) = lengths.strip_suffix("/0").map_or((lengths, false), |lengths| (lengths, true));
        let (shortest, longest) = lengths.split_once('-')?;
        Some(Country { code, lengths: shortest.parse().ok()?..=longest.parse().ok()?, drops_zero })
    })
}

/// The country whose code `digits` begin with; no code begins with another.
pub(super) fn country_of(digits: &str) -> Option<Country> {
    countries().find(|country| digits.starts_with(country.code))
}

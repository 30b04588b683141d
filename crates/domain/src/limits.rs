//! A limit on everything: each bound the product keeps, in one place.

/// Bytes of a JSON request body.
pub const BODY_BYTES_MAX: usize = 256 * 1024;

/// Rows of one page of a list.
pub const PAGE_ROWS_MAX: i64 = 200;

/// Rows of a page when the reader names no number.
pub const PAGE_ROWS_DEFAULT: i64 = 50;

/// Bytes of one answer of the database; a page of rows stays far below.
pub const DATABASE_ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Characters of an idempotency key.
pub const IDEMPOTENCY_KEY_CHARS: std::ops::RangeInclusive<usize> = 8..=64;

/// How long the stored answer of a POST is replayed.
pub const IDEMPOTENCY_SECONDS: i64 = 48 * 3600;

/// How long a session lives without use.
pub const SESSION_IDLE_SECONDS: i64 = 60 * 60;

/// How long a session lives in any case.
pub const SESSION_ABSOLUTE_SECONDS: i64 = 12 * 60 * 60;

/// A session in use is written at most this often, so that reading stays reading.
pub const SESSION_REFRESH_SECONDS: i64 = 5 * 60;

/// Sessions of one user at once; signing in once more ends the oldest.
pub const SESSIONS_PER_USER_MAX: i64 = 10;

/// Characters of a new password.
pub const PASSWORD_CHARS_MIN: usize = 12;

/// Characters of a password; hashing more would be work for nothing.
pub const PASSWORD_CHARS_MAX: usize = 256;

/// How long a one-time link to set a password is valid.
pub const PASSWORD_LINK_SECONDS: i64 = 24 * 3600;

/// The window in which tries to sign in are counted.
pub const SIGN_IN_WINDOW_SECONDS: i64 = 15 * 60;

/// How long counted tries are kept; longer than any window.
pub const THROTTLE_SECONDS: i64 = 24 * 3600;

/// Failed tries to sign in per account and window.
pub const SIGN_IN_TRIES_PER_ACCOUNT: i64 = 10;

/// Failed tries to sign in per client address and window; a whole office may share one address.
pub const SIGN_IN_TRIES_PER_CLIENT: i64 = 60;

/// Characters of a name.
pub const NAME_CHARS_MAX: usize = 200;

/// Colleagues in the list to assign work to.
pub const COLLEAGUES_MAX: i64 = 200;

/// Characters of a search text.
pub const SEARCH_CHARS_MAX: usize = 100;

/// Terms of a search; further words stay with the last one.
pub const SEARCH_TERMS_MAX: usize = 5;

/// Characters of an address as typed.
pub const ADDRESS_CHARS_MAX: usize = 500;

/// Characters of a house number; what the address register keeps.
pub const HOUSE_NUMBER_CHARS_MAX: usize = 10;

/// Characters of a box number; what the address register keeps.
pub const BOX_NUMBER_CHARS_MAX: usize = 10;

/// Characters of a parcel number as typed.
pub const PARCEL_CHARS_MAX: usize = 50;

/// Known people or addresses proposed for one request.
pub const PROPOSALS_MAX: usize = 5;

/// Bytes of the contact form as a browser sends it: the longest question in percent-encoded emoji still fits.
pub const FORM_BYTES_MAX: usize = 64 * 1024;

/// Characters of a citizen's question.
pub const QUESTION_CHARS_MAX: usize = 5000;

/// Characters of an address as a citizen writes it.
pub const ADDRESS_TEXT_CHARS_MAX: usize = 500;

/// A form that comes back faster than this was not filled in by a person.
pub const FORM_FILL_SECONDS_MIN: i64 = 3;

/// The window in which submissions of one client are counted.
pub const SUBMISSION_WINDOW_SECONDS: i64 = 10 * 60;

/// Submissions of one client address in a window, unless the application's variable says otherwise.
pub const SUBMISSIONS_PER_CLIENT_DEFAULT: i64 = 30;

/// Where counts of the items in a queue stop: nobody needs to know how many thousands.
pub const QUEUE_COUNT_MAX: i64 = 1000;

// Catalogue fields (details of a dossier)

/// Characters of a one-line catalogue field without a bound of its own.
pub const DETAIL_TEXT_CHARS_MAX: usize = 500;

/// Characters of a catalogue field of several lines without a bound of its own.
pub const DETAIL_LONG_TEXT_CHARS_MAX: usize = 10_000;

/// Characters of a text that its index row keeps; enough to sort and to tell texts apart.
pub const DETAIL_INDEXED_CHARS_MAX: usize = 200;

/// Numbers of catalogue fields reach this far either way: what JSON readers keep exactly.
pub const DETAIL_NUMBER_MAX: i64 = 9_007_199_254_740_991;

/// Years in which dates of catalogue fields lie; anything else is a typing error.
pub const DETAIL_YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;

// Energy certificates

/// Energy use in tenths of kWh/m² per year; a dwelling without any insulation stays far below the upper bound.
pub const KWH_PER_M2_TENTHS: std::ops::RangeInclusive<i64> = -10_000..=50_000;

/// E-levels; below zero for a building that produces more than it uses.
pub const E_LEVELS: std::ops::RangeInclusive<i64> = -500..=1000;

/// The year in which the first certificates and declarations were made in Flanders.
pub const CERTIFICATE_YEAR_MIN: i32 = 2006;

/// Characters of a certificate's number.
pub const CERTIFICATE_NUMBER_CHARS_MAX: usize = 50;

// Settings of the desk

/// Characters of the desk's name in one language; it stands in every page's title.
pub const DESK_NAME_CHARS_MAX: usize = 100;

/// Characters of a setting of one line.
pub const SETTING_LINE_CHARS_MAX: usize = 50;

/// Characters of a setting of several lines, in one language.
pub const SETTING_TEXT_CHARS_MAX: usize = 1000;

/// Bytes of the logo; it is sent with every first visit.
pub const LOGO_BYTES_MAX: usize = 64 * 1024;

// People and organisations

/// Characters of an organisation's name.
pub const ORGANISATION_NAME_CHARS_MAX: usize = 300;

/// Characters of what an activity is about.
pub const ACTIVITY_SUBJECT_CHARS_MAX: usize = 300;
/// Characters of a note about a person, an organisation or an event, and of what an activity says.
pub const NOTE_CHARS_MAX: usize = 5000;

/// Capacities in which one party takes part in a journey.
pub const PARTY_ROLES_MAX: usize = 20;

/// Where counts of the journeys of a person or an organisation stop.
pub const JOURNEY_COUNT_MAX: i64 = 1000;

/// Records that were merged into one, and changes and links since a merge, that an answer tells.
pub const MERGES_SHOWN_MAX: i64 = 200;

/// Records that one key leads to; a key of more says nothing, since many are called like that.
pub const MATCHES_PER_KEY_MAX: i64 = 20;

/// Keys that one page of likely doubles looks at, so that it takes as long in a large desk as in a small one.
pub const MATCH_KEYS_PER_PAGE_MAX: i64 = 50_000;

/// Pairs with a key in common that one page of likely doubles weighs; most of them are two all the same.
pub const PAIRS_PER_PAGE_MAX: i64 = 500;

/// Records that one run of the clock gives their keys.
pub const MATCH_KEYS_FILLED_MAX: i64 = 500;

// Addresses, buildings, events

/// Characters of a street or a municipality.
pub const STREET_CHARS_MAX: usize = 200;

/// Characters of an id in the address register, or of its address on the web.
pub const REGISTER_ID_CHARS_MAX: usize = 200;

/// Characters of the reason why an address is kept that the register does not know.
pub const MANUAL_REASON_CHARS_MAX: usize = 500;

/// Characters of where in its building an apartment lies.
pub const APARTMENT_SITUATION_CHARS_MAX: usize = 1000;

/// Years in which a building can have been built.
pub const CONSTRUCTION_YEARS: std::ops::RangeInclusive<i64> = 1000..=2199;

/// Heated floor area in tenths of a square metre: up to a million square metres.
pub const FLOOR_AREA_M2_TENTHS: std::ops::RangeInclusive<i64> = 1..=10_000_000;

/// Dwellings and other units of one building.
pub const BUILDING_UNITS: std::ops::RangeInclusive<i64> = 0..=10_000;

/// Storeys of a building.
pub const STOREYS: std::ops::RangeInclusive<i64> = 0..=200;

/// Addresses of one building, works and certificates of one address, open dossiers: what one answer tells.
pub const PASSPORT_ROWS_MAX: i64 = 500;

/// People of one registration at an event.
pub const REGISTRATION_PEOPLE: std::ops::RangeInclusive<i64> = 1..=10_000;

/// Registrations and dossiers of one event that its answer tells.
pub const EVENT_ROWS_MAX: i64 = 500;

/// Addresses that one run of the clock gives their keys.
pub const ADDRESS_KEYS_FILLED_MAX: i64 = 500;

//! The database of the benchmark is a database of the product: whole, uneven as announced, and the same every time.

use bench::data::{self, Checks, DATABASE_FILE, Plan};
use rusqlite::Connection;
use tempfile::TempDir;

const JOURNEYS: u32 = 200;

fn made() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    data::ensure_made(folder.path(), &Plan::new(JOURNEYS)).unwrap();
    let connection = Connection::open(folder.path().join(DATABASE_FILE)).unwrap();
    (folder, connection)
}

fn number(connection: &Connection, sql: &str) -> f64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_data_is_whole_and_as_uneven_as_planned() {
    let (_folder, connection) = made();
    assert_eq!(data::check(&connection).unwrap(), Checks::default());
    let of = |sql: &str| number(&connection, &format!("select cast(({sql}) as real)"));

    assert_eq!(of("select count(*) from journey"), f64::from(JOURNEYS));
    let great_syndic = "select count(*) from dossier join party on party.journey_id = dossier.journey_id
        where party.organisation_id = (select id from organisation order by row limit 1)";
    let planned = f64::from(Plan::new(JOURNEYS).syndic_dossiers);
    assert!((planned..planned + 3.0).contains(&of(great_syndic)), "{}", of(great_syndic));
    let longest = "select max(entries) from (select count(*) as entries from timeline where journey_id is not null
        group by journey_id)";
    assert_eq!(of(longest), 5_000.0);
    let share = |condition: &str| of(&format!("select avg(1.0 * ({condition})) from dossier"));
    assert!((0.33..0.47).contains(&share("main_project_key = 'regular_operation'")));
    assert!(share("restricted") > 0.0 && share("restricted") < 0.05);
    assert_eq!(of("select count(distinct type_key) from dossier"), 7.0);
    assert!(of("select count(distinct type_key || stage_key) from dossier") > 20.0);
    assert_eq!(of("select count(*) from session"), 25.0);
    assert_eq!(of("select count(distinct role) from user"), 4.0);
    for state in ["linked", "unlinked"] {
        assert!(of(&format!("select count(*) from queue_item where state = '{state}'")) > 10.0, "{state}");
    }
}

#[test]
fn numbers_go_on_where_the_counters_stand_and_searching_finds_what_was_written() {
    let (_folder, connection) = made();
    let of = |sql: &str| number(&connection, &format!("select cast(({sql}) as real)"));
    let behind = "select count(*) from number_counter where value is not
        (select max(cast(substr(number, 6) as integer)) from dossier where substr(number, 1, 4) = year || '')";
    assert_eq!(of(behind), 0.0);
    assert_eq!(of("select count(*) from number_counter"), 4.0);
    let found = "select count(*) from dossier_search where dossier_search match '\"zonnepanelen\"'";
    let written = "select count(*) from dossier where details ->> '$.question' like '%zonnepanelen%'";
    assert!(of(written) > 0.0);
    assert_eq!(of(found), of(written));
    let values = "select count(*) from dossier where details ->> '$.question' is not null and not exists
        (select 1 from dossier_value where dossier_id = dossier.id and field_key = 'question')";
    assert_eq!(of(values), 0.0);
}

#[test]
fn the_same_plan_makes_the_same_data() {
    let dump = || {
        let (_folder, connection) = made();
        let sql = "select id, number, stage_key, details from dossier order by row";
        let mut statement = connection.prepare(sql).unwrap();
        let columns = |row: &rusqlite::Row<'_>| (0..4).map(|column| row.get::<_, String>(column)).collect();
        let rows = statement.query_map([], columns).unwrap();
        rows.collect::<Result<Vec<Vec<String>>, _>>().unwrap()
    };
    assert_eq!(dump(), dump());
}

//! Energy certificates: the dated bounds of labels, the history of an address, those about common parts.

mod support;

use domain::authorisation::Role;
use domain::energy::{EnergyCertificateDraft, EnergyCertificatePatch, EnergyLabelBound, NewEnergyCertificate};
use domain::working_days::parse_date;
use serde_json::json;
use store::energy_certificates::{self, CertificateRecord, Target};
use store::{Guard, Read, StoreError};
use support::{Desk, MadeUser, NOW, TODAY};

async fn desk() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    desk.address("house", "house").await;
    desk.address("apartment", "apartment").await;
    desk.address("elsewhere", "elsewhere").await;
    desk.execute(format!("insert into building (id, created_at, updated_at) values ('building', '{NOW}', '{NOW}')"))
        .await;
    desk.execute("update address set building_id = 'building' where text <> 'elsewhere'").await;
    (desk, coach)
}

fn certificate(kwh_per_m2_tenths: i64, drawn_up_on: &str, common_parts: bool) -> NewEnergyCertificate {
    let draft = EnergyCertificateDraft {
        kind: Some("epc".to_owned()),
        kwh_per_m2_tenths: Some(kwh_per_m2_tenths),
        drawn_up_on: Some(drawn_up_on.to_owned()),
        common_parts: Some(common_parts),
        ..EnergyCertificateDraft::default()
    };
    draft.parse(&EnergyLabelBound::shipped(), parse_date(TODAY).expect("a day")).expect("a good certificate")
}

fn target<'a>(user: &'a MadeUser, id: &'a str, address_id: &'a str, version: i64) -> Target<'a> {
    Target { key: &user.key, role: user.role, id, address_id, version }
}

async fn of_address(desk: &Desk, user: &MadeUser, id: &str) -> Vec<CertificateRecord> {
    desk.rows(energy_certificates::select_of_address(&user.key, id)).await
}

#[tokio::test]
async fn the_bounds_in_the_database_are_those_that_are_shipped() {
    let desk = Desk::open().await;
    let mut answers = desk.store.read(Read::new().with(energy_certificates::select_bounds())).await.expect("rows");
    assert_eq!(energy_certificates::bounds(answers.take(0)).expect("bounds"), EnergyLabelBound::shipped());
}

#[tokio::test]
async fn a_certificate_is_in_the_history_of_its_address_the_latest_first() {
    let (desk, coach) = desk().await;
    for (id, kwh, day) in [("old", 4500, "2014-03-01"), ("new", 1500, "2024-03-01")] {
        let made = certificate(kwh, day, false);
        let batch = energy_certificates::create(target(&coach, id, "address-house", 1), &coach.command(id, 1), &made);
        desk.every_step_fails(&batch).await;
    }
    let found = of_address(&desk, &coach, "address-house").await;
    let labels: Vec<_> = found.iter().map(|record| record.data.label.as_deref().unwrap_or_default()).collect();
    assert_eq!(labels, ["B", "E"]);
    assert_eq!(of_address(&desk, &coach, "address-apartment").await, []);
    assert_eq!(
        desk.count("timeline where kind = 'energy_certificate_created' and address_id = 'address-house'").await,
        2
    );
    let nowhere = energy_certificates::create(
        target(&coach, "lost", "address-nowhere", 1),
        &coach.command("lost", 2),
        &certificate(1500, "2024-03-01", false),
    );
    assert_eq!(desk.store.write(nowhere).await.unwrap_err(), StoreError::Guard(Guard::Missing));
}

#[tokio::test]
async fn one_about_common_parts_counts_for_every_address_of_the_building() {
    let (desk, coach) = desk().await;
    let made = certificate(2500, "2024-03-01", true);
    let target = target(&coach, "common", "address-house", 1);
    desk.store
        .write(energy_certificates::create(target, &coach.command("make", 1), &made))
        .await
        .expect("a certificate");
    for (address, count) in [("address-house", 1), ("address-apartment", 1), ("address-elsewhere", 0)] {
        assert_eq!(of_address(&desk, &coach, address).await.len(), count, "{address}");
    }
}

#[tokio::test]
async fn a_certificate_is_changed_by_version_and_taken_away_softly() {
    let (desk, coach) = desk().await;
    let made = certificate(2500, "2024-03-01", false);
    let of = |version| target(&coach, "one", "address-house", version);
    desk.store
        .write(energy_certificates::create(of(1), &coach.command("make", 1), &made))
        .await
        .expect("a certificate");
    let patch = EnergyCertificatePatch { kwh_per_m2_tenths: Some(Some(900)), ..Default::default() };
    let today = parse_date(TODAY).expect("a day");
    let after = made.revise(patch, &EnergyLabelBound::shipped(), today).expect("a good change");
    let batch = energy_certificates::edit(of(1), &coach.command("edit", 2), &made, &after);
    let again = batch.clone();
    desk.every_step_fails(&batch).await;
    assert_eq!(of_address(&desk, &coach, "address-house").await[0].data.label.as_deref(), Some("A"));
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    desk.every_step_fails(&energy_certificates::remove(of(2), &coach.command("remove", 3), &after)).await;
    assert_eq!(of_address(&desk, &coach, "address-house").await, []);
    assert_eq!(desk.rows::<CertificateRecord>(energy_certificates::find(&coach.key, "one")).await, []);
    assert_eq!(desk.value("select removed_at is not null as gone from energy_certificate").await, json!(1));
}

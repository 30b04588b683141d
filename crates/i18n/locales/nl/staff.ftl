### The staff app, in Flemish Dutch.

## Everywhere
close = Sluiten
cancel = Annuleren
save = Bewaren
saved = Bewaard.
loading = Laden…
try-again = Opnieuw proberen
no-results = Niets gevonden
messages = Meldingen
columns = Kolommen
filter-column = Filter op { $column }
filter-contains = Bevat…
show-more = Meer tonen
show-older = Ouder tonen
yes = Ja
no = Nee
unknown = Onbekend
form-faults = { $count ->
    [one] Er is iets dat nog niet klopt
   *[other] { $count } zaken kloppen nog niet
}
fault-of-field = { $field }: { $fault }
field-error-other = deze waarde wordt niet aanvaard

## Problems
problem-unexpected = Er liep iets mis. Probeer het opnieuw.
problem-no-connection = Geen verbinding met de server. Controleer je netwerk en probeer opnieuw.
problem-forbidden = Je hebt hier geen rechten voor.
problem-not-found = Dit bestaat niet (meer), of je hebt er geen toegang toe.
problem-conflict = Dit kan niet meer: iemand was je voor. Bekijk de huidige toestand.
problem-stale = Iemand anders heeft dit ondertussen gewijzigd. De nieuwste versie staat nu op je scherm.
problem-invalid = Kijk de gemarkeerde velden na.
problem-throttled = Te veel pogingen. Wacht even en probeer dan opnieuw.
problem-unavailable = De server is even niet bereikbaar. Probeer het zo meteen opnieuw.
problem-wrong-credentials = E-mailadres of wachtwoord klopt niet.
problem-claimed-by-other = Een collega werkt hier al aan.
problem-state-changed = De toestand is ondertussen veranderd. De nieuwste versie staat nu op je scherm.
problem-catalogue-changed = De keuzelijsten zijn ondertussen aangepast. Kijk je keuzes na en probeer opnieuw.
problem-survivor-merged = De fiche die overbleef, werd daarna zelf samengevoegd. Maak eerst dat ongedaan.
problem-primary-party = Het hoofdcontact kan niet weg. Kies eerst een ander hoofdcontact.
problem-main-address = Het werfadres kan niet weg. Kies eerst een ander werfadres.

## Frame
skip-to-content = Naar de inhoud
navigation = Navigatie
navigation-fold = Navigatie inklappen
navigation-unfold = Navigatie uitklappen
nav-home = Start
nav-queues = Wachtrij
nav-journeys = Klantreis
nav-reports = Rapporten
nav-all-dossiers = Alle dossiers
nav-management = Beheer
nav-settings = Instellingen
search-label = Zoeken in alle dossiers
search-placeholder = Zoek op nummer, naam, adres of vraag
language = Taal
language-nl = Nederlands
language-fr = Français
language-en = English
account-of = Account van { $name }
sign-out = Afmelden
not-found-title = Niet gevonden
not-found-text = Op dit adres staat niets.
go-to-start = Naar de startpagina

## Signing in
sign-in = Aanmelden
email = E-mailadres
password = Wachtwoord
session-expired = Je was een tijd niet actief en werd afgemeld. Meld je opnieuw aan om verder te gaan waar je was.
password-set = Je wachtwoord is ingesteld. Meld je nu aan.
choose-password = Kies je wachtwoord
new-password = Nieuw wachtwoord
password-again = Nogmaals het wachtwoord
password-hint = Minstens 12 tekens. Enkele woorden achter elkaar zijn makkelijk te onthouden.
password-too-short = Nieuw wachtwoord: gebruik minstens 12 tekens
passwords-differ = De twee wachtwoorden zijn niet gelijk
password-link-dead = Deze link werkt niet meer: hij is al gebruikt of verlopen. Vraag een nieuwe aan de beheerder.
save-password = Wachtwoord bewaren
to-sign-in = Naar aanmelden

## Start
home-greeting = Dag { $name }
home-my-items = Waaraan ik werk
home-my-items-empty = Je hebt geen aanvragen uit de wachtrij opgenomen.
home-open-queue = Wachtrij openen
home-queues = Nog niet gekoppeld, per wachtrij
home-queues-empty = Je bent nog geen lid van een wachtrij.
home-my-dossiers = Mijn open dossiers
home-my-dossiers-empty = Er zijn geen open dossiers aan jou toegewezen.
home-all-mine = Alle dossiers van mij
due = Uiterste datum
overdue = Over tijd

## Queues
queues-all = Alle wachtrijen
queues-mine = Waaraan ik werk
queues-list = Wachtrijen
queue-unlinked = Nog niet gekoppeld
queue-linked = Gekoppeld
queue-empty-unlinked = Niets te doen in deze wachtrij
queue-empty-unlinked-text = Nieuwe aanvragen van het contactformulier verschijnen hier vanzelf.
queue-empty-linked = Nog niets gekoppeld
queue-empty-linked-text = Aanvragen waarvan een dossier is gemaakt, komen hier.
queue-pick-item = Kies een aanvraag om ze te lezen
queue-pick-item-text = Met pijltje omhoog en omlaag ga je door de lijst.
queue-back = Terug naar de lijst
items = Aanvragen
item-reference = Referentie
item-received = Ontvangen
item-claimed-by = Opgenomen door { $name }
item-claimed-by-me = Opgenomen door jou
item-unclaimed = Nog door niemand opgenomen
item-is-linked = Gekoppeld aan dossier { $number }
item-question = Vraag
item-name = Naam
item-telephone = Telefoon
item-capacity = Hoedanigheid
item-address = Adres
item-apartment-building = Appartementsgebouw
item-answer-by = Antwoord via
item-language = Taal
item-themes = Thema’s
channel-email = E-mail
channel-telephone = Telefoon
channel-post = Post
claim = Opnemen
release = Loslaten
take-over = Overnemen
take-over-question = { $name } werkt aan deze aanvraag. Wil je ze overnemen?
move-to-queue = Verplaatsen
move-to = Verplaatsen naar een andere wachtrij
claimed = Je hebt de aanvraag opgenomen.
released = De aanvraag is weer vrij.
moved = Verplaatst naar { $queue }.
make-dossier = Maak dossier
open-dossier = Open dossier { $number }

## Make a dossier
new-dossier-of = Dossier maken voor { $name }
new-dossier-made = Dossier { $number } is gemaakt.
section-dossier = Dossier
section-contact = Contactpersoon
section-address = Adres
dossier-type = Type
dossier-subtype = Subtype
no-subtype = Nog niet gekozen
contact-choice = Wie is dit?
contact-choice-hint = We vonden contacten met dezelfde naam, hetzelfde e-mailadres of telefoonnummer.
contact-new = Nieuwe contactpersoon
contact-preferred-channel = Voorkeurskanaal
address-choice = Werfadres
address-as-typed = Zoals de aanvrager het schreef
address-none = Nog geen adres
address-text = Adres
address-text-hint = Wordt later gekoppeld aan het adressenregister.
dossier-source = Bron van de aanvraag
dossier-main-project = Hoofdproject
dossier-requested-on = Datum van de aanvraag
dossier-assignee = Toegewezen aan
nobody = Niemand
proposal-stale = Deze aanvraag is ondertussen gewijzigd. Kijk de gegevens na en probeer opnieuw.

## A dossier by hand, and those that follow it
dossier-new = Nieuw dossier
opening-make = Meteen aanmaken
opening-type-hint = Alleen het type is nodig. De rest kan je later in het dossier invullen.
opening-source-other = Andere bron
opening-source-which = Welke bron?
follow-up = Vervolgdossier: { $type }
follow-up-other = Ander type
follow-up-text = Het hoort bij klantreis { $number }: de betrokkenen en adressen gaan mee.

## Settings
settings-desk = Het loket
settings-desk-name = Naam van het loket
settings-telephone = Telefoon
settings-hours = Openingsuren
settings-address = Adres
settings-languages = Talen van de publieke pagina’s
settings-logo = Logo
settings-logo-hint = PNG, WebP of JPEG, hoogstens { $size } kB.
settings-logo-choose = Bestand kiezen
settings-logo-remove = Logo verwijderen
settings-logo-too-large = Dit bestand is te groot
settings-logo-wrong-type = Kies een PNG-, WebP- of JPEG-bestand
settings-privacy-contact = Contact voor privacyvragen
in-language = { $field } ({ $language })

## Dossiers
dossier = Dossier
journey = Klantreis
stage-done = voltooid
stage-current = huidige fase
stage-open = nog te doen

## Dossier list
dossier-number = Nummer
dossier-customer = Klant
dossier-address = Adres
dossier-stage = Fase
dossier-queue = Wachtrij
dossier-state = Toestand
dossier-requested = Gevraagd op
dossier-updated = Gewijzigd
restricted = Afgeschermd
priority-low = Lage prioriteit
priority-high = Hoge prioriteit
state-active = Actief
state-inactive = Niet actief
state-all = Alle
filter-all = Alle
filter-chosen = { $filter }: { $chosen }
filters = Filters
filters-clear = Filters wissen
everybody = Iedereen
me = Ik
sorted-by = Sorteren op
searched-for = Gezocht op “{ $text }”
dossiers-empty = Nog geen dossiers
dossiers-empty-text = Maak een dossier van een aanvraag in de wachtrij, of begin er zelf een.
dossiers-no-match = Geen dossier past bij deze filters
dossiers-no-match-text = Zoek op een korter stuk van het woord, of wis de filters.

## Dossier page
back-to-list = Terug naar de lijst
read-only = Alleen lezen
dossier-not-found = Dossier { $number } niet gevonden
dossier-not-found-text = Het bestaat niet, of je hebt er geen toegang toe.
stages = Fases
timeline = Tijdlijn
take-on = Neem op mij
assign = Toewijzen
assign-dossier = Dossier { $number } toewijzen
assign-to-me = Aan mij
assigned-to = Toegewezen aan { $name }.
assigned-to-nobody = Het dossier is aan niemand meer toegewezen.
no-queue = Geen wachtrij
change = Wijzigen
more-actions = Meer acties
restrict = Dossier afschermen
restrict-text = Alleen wie het dossier behandelt en de beheerders zien het dan nog. Is het niet aan jou toegewezen, dan kan je het zelf ook niet meer openen.
unrestrict = Niet meer afschermen
unrestrict-text = Alle collega’s met toegang tot dossiers kunnen het dan weer lezen.
working-days = { $count ->
    [one] { $count } werkdag
   *[other] { $count } werkdagen
}
not-filled-in = – niet ingevuld –
search-in-list = Zoek in de lijst
partial-date-hint = Een jaar, maand/jaar of dag/maand/jaar
field-still-empty = Nog in te vullen
unsaved = Niet-bewaarde wijzigingen
unsaved-changes = { $count ->
    [one] { $count } niet-bewaarde wijziging
   *[other] { $count } niet-bewaarde wijzigingen
}
reset = Herstellen
saved-beside-others = Bewaard. Een collega wijzigde ondertussen ook: { $fields }.
leave-text = Je wijzigingen in dit dossier zijn nog niet bewaard.
leave-discard = Niet bewaren
leave-save = Bewaren en verdergaan
conflict-title = Een collega wijzigde dezelfde velden
conflict-text = Kies per veld welke waarde blijft. Je andere wijzigingen worden gewoon bewaard.
conflict-mine = Wat jij invulde
conflict-theirs = Wat je collega bewaarde
conflict-keep-mine = Die van mij
conflict-take-theirs = Die van mijn collega
conflict-later = Later beslissen
stage-to = Naar fase “{ $to }”
stage-changed = Het dossier staat nu in de fase “{ $stage }”.
stage-question-unsaved = Je wijzigingen zijn nog niet bewaard. Wil je ze bewaren en het dossier naar de fase “{ $to }” brengen?
stage-question-backward = Wil je het dossier terugzetten van “{ $from }” naar “{ $to }”? De ingevulde gegevens blijven staan.
stage-question-skipping = Wil je van “{ $from }” meteen naar “{ $to }”? De fases ertussen worden overgeslagen.
stage-refused = { $count ->
    [one] Vul eerst dit veld in om naar de fase “{ $stage }” te gaan:
   *[other] Vul eerst deze { $count } velden in om naar de fase “{ $stage }” te gaan:
}
save-and-move = Bewaren en verdergaan
move-stage = Van fase veranderen
submission-original = De vraag zoals ze binnenkwam
submission-by = { $name }, { $role }
submission-answer-by = Antwoord via { $channels }
show-all = Alles tonen
show-less = Minder tonen

## People, addresses and journey
people = Betrokkenen
people-none = Er is nog niemand betrokken.
main-contact = Hoofdcontact
addresses = Adressen
addresses-none = Er is nog geen adres.
site-address = Werfadres
address-state-typed = Nog te koppelen
address-state-matched = Gekoppeld
address-state-manual = Manueel aanvaard
journey-of = Klantreis { $number }
train = Dossiers in deze klantreis
train-first = Startdossier
train-current = Dit dossier

## Addresses of a journey
journey-address-add = Adres toevoegen
journey-address-added = { $address } hoort nu bij de klantreis.
journey-address-other = Ander adres
journey-address-scope = Geldt voor
journey-address-only = enkel voor dossier { $number }
journey-address-make-main = Werfadres maken
journey-address-is-main = { $address } is nu het werfadres.
journey-address-for-journey = Voor de hele klantreis
journey-address-for-dossier = Enkel voor dossier { $number }
journey-address-is-whole = { $address } geldt nu voor de hele klantreis.
journey-address-is-only = { $address } geldt nu enkel voor dossier { $number }.
journey-address-remove-text = Het adres zelf blijft bestaan, met alles wat erover bekend is.
journey-address-removed = { $address } hoort niet meer bij de klantreis.
opens-in-tab = { $what } (nieuw tabblad)

## Events
nav-events = Evenementen
event = Evenement
event-new = Nieuw evenement
event-kind = Soort
event-place = Plaats
event-days = Datum
event-first-day = Eerste dag
event-last-day = Laatste dag
event-last-day-hint = Enkel bij meer dan één dag
event-people = Inschrijvingen
event-people-count = { $count ->
    [0] Nog niemand ingeschreven
    [one] { $count } persoon ingeschreven
   *[other] { $count } personen ingeschreven
}
event-standing-upcoming = Gepland
event-standing-running = Nu bezig
event-standing-past = Voorbij
events-empty = Nog geen evenementen
events-empty-text = Infosessies, beurzen en bezoekdagen van het loket komen hier.
not-found-event = Evenement niet gevonden
event-dossiers = Gekoppelde dossiers
event-dossiers-none = Er is nog geen dossier gekoppeld.
event-dossier-link = Dossier koppelen
event-dossier-link-do = Koppelen
event-dossier-number = Dossiernummer
event-dossier-number-hint = Bijvoorbeeld 2026-000123
event-dossier-linked = Het dossier is gekoppeld.
event-dossier-unlink = Loskoppelen
event-dossier-unlink-named = Dossier { $number } loskoppelen
event-dossier-unlink-question = Dossier { $number } loskoppelen?
event-dossier-unlink-text = Het dossier zelf blijft zoals het is. Je kan het altijd opnieuw koppelen.
event-dossier-unlinked = Dossier { $number } is losgekoppeld.
event-registrations = Inschrijvingen
event-registrations-none = Er is nog niemand ingeschreven.
event-register = Inschrijven
event-register-who = Wie schrijft zich in?
event-register-unknown = Aantal onbekenden
event-register-count = Aantal personen
event-registered = { $name } is ingeschreven.
event-registered-count = { $count ->
    [one] { $count } persoon is ingeschreven.
   *[other] { $count } personen zijn ingeschreven.
}
event-registered-already = al ingeschreven
event-registered-twice = Deze persoon is al ingeschreven.
event-visitors = { $count ->
    [one] { $count } onbekende bezoeker
   *[other] { $count } onbekende bezoekers
}
event-unregister = Inschrijving schrappen
event-unregister-named = Inschrijving schrappen: { $name }
event-unregister-question = Inschrijving van { $name } schrappen?
event-unregister-text = De inschrijving telt dan niet meer mee en wordt niet bewaard.
event-unregistered = De inschrijving is geschrapt.

## Doubles and merges
nav-duplicates = Dubbels
duplicates = Vermoedelijke dubbels
duplicates-contact = Contactpersonen
duplicates-organisation = Organisaties
duplicates-address = Adressen
duplicates-intro = Telkens twee fiches die waarschijnlijk over dezelfde persoon, dezelfde organisatie of hetzelfde adres gaan. Voeg ze samen, of duid aan dat ze niet dezelfde zijn.
duplicates-pair = { $one } en { $other }
duplicates-likeness = { $percent } % gelijkenis
duplicates-field = Veld
duplicates-created = Aangemaakt op
duplicates-differs = verschilt
duplicates-no-value = leeg
duplicates-looking = Er wordt verder gezocht…
duplicates-none-yet = Nog geen dubbels gevonden
duplicates-none-yet-text = Een deel van de fiches is vergeleken. Zoek verder voor de rest.
duplicates-go-on = Verder zoeken
duplicates-empty = Geen vermoedelijke dubbels
duplicates-empty-text = Alle fiches zijn vergeleken. Nieuwe dubbels verschijnen hier vanzelf.
not-same-open = Niet dezelfde…
not-same-title = Niet dezelfde?
not-same = Niet dezelfde
not-same-text = { $one } en { $other } worden niet meer als dubbels voorgesteld, ook niet aan je collega’s. Aan de fiches zelf verandert niets.
not-same-for-good = Dit kan je hier niet ongedaan maken.
not-same-done = Aangeduid als niet dezelfde.
merge-open = Samenvoegen…
merge-title-contact = Twee fiches van één persoon samenvoegen
merge-title-organisation = Twee fiches van één organisatie samenvoegen
merge-title-address = Twee fiches van één adres samenvoegen
merge = Samenvoegen
merge-is-one = Deze twee fiches zijn ondertussen al samengevoegd tot { $name }.
merge-in-register = Beide adressen zijn gekoppeld, elk aan een eigen nummer in het adressenregister. Het zijn er dus twee: ze kunnen niet samengevoegd worden.
merge-renewed = Een collega heeft een van de fiches ondertussen gewijzigd. Hieronder staan de waarden van nu: kijk je keuzes na en voeg dan opnieuw samen.
merge-survivor = Welke fiche blijft?
merge-survivor-of-register = Een van de twee adressen is gekoppeld met het adressenregister: die fiche blijft.
merge-staying = Fiche die blijft
merge-record = Aangemaakt op { $date } · { $counts }
merge-different = Welke waarde blijft?
merge-line-of-register = Het adressenregister bepaalt hoe dit adres geschreven wordt.
merge-equal = Gelijk in beide fiches
merge-hides = De andere fiche, { $loser }, wordt verborgen: wie ze opent, komt bij { $survivor }. Waarden die je niet kiest, gaan niet verloren.
merge-moves = Bij { $survivor } komen: { $counts } van { $loser }.
merge-moves-nothing = Aan { $loser } hangen geen klantreizen die jij kan zien.
merge-moves-known = Ook de energiecertificaten en werken van { $loser } staan dan bij { $survivor }.
merge-moves-merged = { $count ->
    [one] Ook de fiche die eerder met { $loser } werd samengevoegd, leidt dan naar { $survivor }.
   *[other] Ook de { $count } fiches die eerder met { $loser } werden samengevoegd, leiden dan naar { $survivor }.
}
merge-can-be-undone = Je kan dit altijd ongedaan maken.
merge-no-journeys = geen klantreizen
merge-counts = { $journeys ->
    [one] { $journeys } klantreis
   *[other] { $journeys } klantreizen
} ({ $dossiers ->
    [one] { $dossiers } dossier
   *[other] { $dossiers } dossiers
})
merge-counts-at-least = minstens { $counts }
merge-done = Samengevoegd tot { $name }.
merge-undo = Ongedaan maken
merge-page = Samenvoeging
merge-page-of = { $loser } samengevoegd met { $survivor }
merge-state-in-force = Van kracht
merge-state-undone = Ongedaan gemaakt
merge-facts = Wat er gebeurde
merge-loser = Verborgen fiche
merge-survivor-record = Fiche die bleef
merge-merged-at = Samengevoegd op
merge-merged-by = Samengevoegd door
merge-undone-at = Ongedaan gemaakt op
merge-undone-by = Ongedaan gemaakt door
merge-brought = Overgenomen waarden
merge-brought-nothing = De waarden van { $survivor } bleven zoals ze waren.
merge-becomes = wordt
merge-goes-back = Gaat terug bij ongedaan maken
merge-stays = Blijft staan: sindsdien gewijzigd
merge-since = Sindsdien
merge-since-text = Maak je het samenvoegen ongedaan, dan blijft dit bij { $survivor } staan. Wat bij { $loser } hoort, zet je daarna zelf over.
merge-nothing-since = Sinds het samenvoegen is er niets gewijzigd of bijgekomen.
merge-to-place = Nog te plaatsen
merge-to-place-text = Dit kwam erbij terwijl de twee fiches één waren, en staat nu bij { $survivor }. Ga na wat bij { $loser } hoort.
merge-nothing-to-place = Er is niets te plaatsen: terwijl de fiches één waren, is er niets gewijzigd of bijgekomen.
merge-edits = Gewijzigde gegevens
merge-links = Nieuwe klantreizen
merge-link-removed = niet meer betrokken
merge-undo-text = { $loser } wordt weer een fiche op zichzelf, met de eigen klantreizen. Ook { $survivor } blijft bestaan.
merge-undo-brought = Waarden die { $survivor } overnam, worden weer wat ze waren, behalve waar iemand ze sindsdien wijzigde.
merge-undo-since = { $count ->
    [one] Eén latere wijziging of klantreis blijft bij { $survivor }. Je krijgt ze daarna te zien, om na te gaan waar ze hoort.
   *[other] { $count } latere wijzigingen en klantreizen blijven bij { $survivor }. Je krijgt ze daarna te zien, om na te gaan waar ze horen.
}
merge-undone-result = Ongedaan gemaakt: { $loser } en { $survivor } zijn weer twee fiches.
merge-undone-to-place = Kijk onder “Nog te plaatsen” na wat bij welke fiche hoort.

## Timeline
timeline-empty = Er is nog niets gebeurd.
timeline-of-dossier = Dit dossier
timeline-of-journey = Hele klantreis
timeline-about-all = Alles
timeline-about-activities = Notities en taken
timeline-about-stages = Verloop
timeline-about-fields = Gegevens
timeline-about-people = Mensen en adressen
actor-citizen = De aanvrager
actor-system = Het systeem
former-colleague = Een vroegere collega
somebody-former = een vroegere collega
and-more = { $list } en nog { $count }
timeline-submission-received = De aanvraag kwam binnen via het contactformulier ({ $reference }).
timeline-queue-item-claimed = { $actor } nam de aanvraag op.
timeline-queue-item-released = { $actor } liet de aanvraag los.
timeline-queue-item-moved = { $actor } verplaatste de aanvraag van { $from } naar { $to }.
timeline-dossier-created = { $actor } maakte dossier { $number } ({ $type }).
timeline-dossier-edited = { $actor } wijzigde: { $fields }.
timeline-stage-changed = { $actor } bracht het dossier van fase “{ $from }” naar “{ $to }”.
timeline-dossier-taken = { $actor } nam het dossier op zich.
timeline-dossier-assigned = { $actor } wees het dossier toe aan { $name }.
timeline-dossier-unassigned = { $actor } wees het dossier aan niemand meer toe.
timeline-dossier-queued = { $actor } plaatste het dossier in de wachtrij { $queue }.
timeline-dossier-unqueued = { $actor } haalde het dossier uit de wachtrij.
timeline-task-created = { $actor } plande een taak: { $task }.
timeline-task-planned = { $actor } plande een taak.
timeline-note-added = { $actor } schreef een notitie.
timeline-call-logged = { $actor } noteerde een telefoongesprek.
timeline-visit-logged = { $actor } noteerde een loketbezoek.
timeline-appointment-planned = { $actor } plande een afspraak.
timeline-activity-edited = { $actor } wijzigde { $kind ->
    [note] een notitie
    [call] een telefoongesprek
    [visit] een loketbezoek
    [appointment] een afspraak
   *[task] een taak
}.
timeline-activity-completed = { $actor } rondde { $kind ->
    [appointment] een afspraak
   *[task] een taak
} af.
timeline-activity-reopened = { $actor } heropende { $kind ->
    [appointment] een afspraak
   *[task] een taak
}.
timeline-activity-withdrawn = { $actor } trok { $kind ->
    [note] een notitie
    [call] een telefoongesprek
    [visit] een loketbezoek
    [appointment] een afspraak
   *[task] een taak
} in.
timeline-activity-restored = { $actor } trok { $kind ->
    [note] een notitie
    [call] een telefoongesprek
    [visit] een loketbezoek
    [appointment] een afspraak
   *[task] een taak
} niet langer in.
timeline-contact-created = { $actor } voegde deze persoon toe.
timeline-contact-edited = { $actor } wijzigde: { $fields }.
timeline-contact-deactivated = { $actor } deactiveerde deze persoon.
timeline-contact-reactivated = { $actor } activeerde deze persoon opnieuw.
timeline-contacts-merged = { $actor } voegde twee fiches van dezelfde persoon samen.
timeline-contacts-unmerged = { $actor } maakte het samenvoegen van twee personen ongedaan.
timeline-organisation-created = { $actor } voegde deze organisatie toe.
timeline-organisation-edited = { $actor } wijzigde: { $fields }.
timeline-organisation-deactivated = { $actor } deactiveerde deze organisatie.
timeline-organisation-reactivated = { $actor } activeerde deze organisatie opnieuw.
timeline-organisations-merged = { $actor } voegde twee fiches van dezelfde organisatie samen.
timeline-organisations-unmerged = { $actor } maakte het samenvoegen van twee organisaties ongedaan.
timeline-party-added = { $actor } voegde een betrokkene toe.
timeline-party-edited = { $actor } wijzigde de hoedanigheid van een betrokkene.
timeline-party-removed = { $actor } haalde iemand van de lijst van betrokkenen.
timeline-primary-party-changed = { $actor } koos een ander hoofdcontact.
timeline-address-created = { $actor } voegde dit adres toe.
timeline-address-edited = { $actor } wijzigde: { $fields }.
timeline-address-state-changed = { $actor } wijzigde de toestand van het adres van “{ $from }” naar “{ $to }”.
timeline-addresses-merged = { $actor } voegde twee fiches van hetzelfde adres samen.
timeline-addresses-unmerged = { $actor } maakte het samenvoegen van twee adressen ongedaan.
timeline-building-created = { $actor } maakte een gebouw van de adressen van dit huis.
timeline-building-edited = { $actor } wijzigde gegevens van het gebouw: { $fields }.
timeline-energy-certificate-created = { $actor } voegde een energiecertificaat toe: { $certificate }.
timeline-energy-certificate-edited = { $actor } wijzigde een energiecertificaat: { $fields }.
timeline-energy-certificate-removed = { $actor } verwijderde een energiecertificaat: { $certificate }.
timeline-journey-address-added = { $actor } voegde een adres toe aan de klantreis.
timeline-journey-address-edited = { $actor } wijzigde voor welk dossier een adres geldt.
timeline-journey-address-removed = { $actor } haalde een adres van de klantreis.
timeline-main-address-changed = { $actor } koos een ander werfadres.
timeline-event-dossier-added = { $actor } koppelde dit dossier aan het evenement { $name }.
timeline-event-dossier-removed = { $actor } maakte dit dossier los van het evenement { $name }.
timeline-event-registration-added = { $actor } schreef deze persoon in voor { $name }.
timeline-event-registration-removed = { $actor } schrapte de inschrijving voor { $name }.
timeline-other = { $actor } deed iets dat deze versie van de app nog niet kent.

## Activities: notes, calls, visits, appointments and tasks
activity-new = Noteren of plannen
activity-do-note = Notitie
activity-do-call = Telefoon
activity-do-visit = Bezoek
activity-do-appointment = Afspraak
activity-do-task = Taak
activity-kind-note = Notitie
activity-kind-call = Telefoongesprek
activity-kind-visit = Loketbezoek
activity-kind-appointment = Afspraak
activity-kind-task = Taak
activity-subject = Onderwerp
activity-body = Tekst
activity-happened-at = Wanneer
activity-planned-at = Dag en uur
activity-now-when-empty = Niets ingevuld: nu
activity-direction = Richting
activity-incoming = Inkomend
activity-outgoing = Uitgaand
activity-with = Met wie
activity-with-nobody = Geen van de betrokkenen
activity-about = Over
activity-about-dossier = Dossier { $number }
activity-saved = { $kind ->
    [note] De notitie is bewaard.
    [call] Het telefoongesprek is genoteerd.
    [visit] Het loketbezoek is genoteerd.
    [appointment] De afspraak is gepland.
   *[task] De taak is gepland.
}
activity-change = { $kind ->
    [note] Notitie wijzigen
    [call] Telefoongesprek wijzigen
    [visit] Loketbezoek wijzigen
    [appointment] Afspraak wijzigen
   *[task] Taak wijzigen
}
activity-withdraw = Intrekken
activity-withdraw-question = { $kind ->
    [note] Deze notitie intrekken?
    [call] Dit telefoongesprek intrekken?
    [visit] Dit loketbezoek intrekken?
    [appointment] Deze afspraak intrekken?
   *[task] Deze taak intrekken?
}
activity-withdraw-text = “{ $subject }” blijft doorstreept in de tijdlijn staan. Je kan dit altijd ongedaan maken.
activity-is-withdrawn = Ingetrokken
activity-restore = Intrekking ongedaan maken
activity-withdrawn = Ingetrokken: { $subject }
activity-restored = Niet langer ingetrokken: { $subject }
activity-done = Afgerond
activity-complete-named = Afronden: { $subject }
activity-completed = Afgerond: { $subject }
activity-reopened = Weer open: { $subject }
activity-discard-question = Wat je schreef, niet bewaren?
activity-discard-text = Het is nog nergens bewaard.
activity-go-on = Verder schrijven
undo = Ongedaan maken
nav-activities = Activiteiten
tasks = Taken
tasks-mine = Mijn taken
tasks-all = Alle taken
tasks-due-overdue = Te laat
tasks-due-today = Vandaag
tasks-due-later = Later
tasks-due-undated = Zonder datum
tasks-empty = Er wacht niets op jou
tasks-empty-colleague = Er wacht niets
tasks-empty-text = Taken en afspraken plan je in de tijdlijn van een dossier of klantreis.

## People and organisations
nav-contacts = Contactpersonen
nav-organisations = Organisaties
contact = Contactpersoon
organisation = Organisatie
organisation-new = Nieuwe organisatie
new = Nieuw
enterprise-number = Ondernemingsnummer
enterprise-number-hint = Bijvoorbeeld 0477.445.084
relation-note = Nota
language-other = Andere taal
no-preference = Geen voorkeur
relation-search-contact = naam, e-mailadres of telefoonnummer
relation-search-organisation = naam, e-mailadres, telefoon- of ondernemingsnummer
relations-empty-contact = Nog geen contactpersonen
relations-empty-organisation = Nog geen organisaties
relations-empty-text = Wie bij een klantreis betrokken wordt, komt hier vanzelf bij.
relations-no-match-contact = Geen contactpersoon past bij deze filters
relations-no-match-organisation = Geen organisatie past bij deze filters
relation-data = Gegevens
relation-leave-text = Je wijzigingen in deze fiche zijn nog niet bewaard.
relation-journeys = Klantreizen
relation-journey-count = { $count ->
    [0] Geen klantreizen
    [one] { $count } klantreis
   *[other] { $count } klantreizen
}
relation-journeys-none-contact = Deze persoon is bij geen enkele klantreis betrokken.
relation-journeys-none-organisation = Deze organisatie is bij geen enkele klantreis betrokken.
relation-made = { $name } is toegevoegd.
masked = { $count ->
    [one] Er stond een rijksregisternummer in. Het is onleesbaar gemaakt: dat bewaren we hier niet.
   *[other] Er stonden { $count } rijksregisternummers in. Ze zijn onleesbaar gemaakt: die bewaren we hier niet.
}
not-found-contact = Contactpersoon niet gevonden
not-found-organisation = Organisatie niet gevonden
merged-into = Deze fiche is samengevoegd met { $name }.
open-named = { $name } openen
show-merge = Samenvoeging bekijken
show-merge-named = Samenvoeging van { $name } bekijken
merged-records = Samengevoegde fiches
merged-on = samengevoegd op
do-deactivate = Deactiveren
do-activate = Activeren
ask-deactivate = { $name } deactiveren?
ask-activate = { $name } opnieuw activeren?
ask-text-deactivate = Er wordt niets verwijderd: de fiche blijft vindbaar en haar klantreizen blijven zoals ze zijn. Ze kan alleen niet meer nieuw gekozen worden.
ask-text-activate = De fiche kan dan weer gekozen worden.
done-deactivate = { $name } is gedeactiveerd.
done-activate = { $name } is weer actief.

## Finding somebody, or making them in passing
find-contact = Contactpersoon zoeken
find-organisation = Organisatie zoeken
find-hint-contact = Typ een deel van de naam, het e-mailadres of het telefoonnummer.
find-hint-organisation = Typ een deel van de naam, of het ondernemings- of telefoonnummer.
new-named-contact = + Nieuwe contactpersoon “{ $text }”
new-named-organisation = + Nieuwe organisatie “{ $text }”
search-again = Opnieuw zoeken
somebody-else = Iemand anders
choose = Kiezen
choose-named = { $name } kiezen
likely-contact = Misschien ken je deze persoon al
likely-organisation = Misschien ken je deze organisatie al
likeness-same-number = zelfde nummer
likeness-same-email = zelfde e-mailadres
likeness-same-telephone = zelfde telefoonnummer
likeness-same-name = zelfde naam
likeness-swapped-name = voor- en achternaam omgewisseld
likeness-similar-name = gelijkende naam
likeness-same-address = zelfde adres
likeness-similar-address = gelijkend adres

## Addresses
nav-addresses = Adressen
address-new = Nieuw adres
address-made = { $address } is toegevoegd.
address-search = straat, nummer of gemeente
address-to-match = Te koppelen
addresses-empty = Nog geen adressen
addresses-empty-text = Het adres van een aanvraag komt hier vanzelf bij.
addresses-all-matched = Alle adressen zijn gekoppeld
addresses-all-matched-text = Er wacht geen adres meer op een koppeling met het adressenregister.
addresses-no-match = Geen adres past bij deze filters
not-found-address = Adres niet gevonden
find-address = Adres zoeken
find-hint-address = Typ een deel van de straat, met of zonder huisnummer.
new-named-address = + Nieuw adres “{ $text }”
address-already = al toegevoegd
likely-address = Misschien ken je dit adres al
address-way = Hoe vul je het adres in?
address-way-line = Op één regel
address-way-parts = In delen
address-spelling = Schrijfwijze
address-spelling-of-register = Dit adres is gekoppeld: het adressenregister bepaalt hoe het geschreven wordt. Zet het eerst terug op “Nog te koppelen” als de schrijfwijze niet klopt.
address-line = Adres op één regel
address-line-hint = Bijvoorbeeld Bruul 12 bus 3, 2800 Mechelen. De delen worden er vanzelf uit gehaald.
address-line-follows = Volgt vanzelf als je hieronder een deel wijzigt, en omgekeerd.
address-street = Straat
address-house-number = Huisnummer
address-box-number = Busnummer
address-postcode = Postcode
address-municipality = Gemeente
address-parcel-number = Perceelnummer
address-parcel-number-odd = Perceelnummer nakijken
parcel-number-hint = Bijvoorbeeld 21013B0029/00A005
parcel-number-odd = Met dit nummer vinden de registers geen perceel. Een volledig nummer ziet eruit als 21013B0029/00A005.
address-dwelling = Woning
dwelling-type = Woningtype
building-type = Bouwtype
building-typology = Typologie
construction-year = Bouwjaar
floor-area = Bewoonbare oppervlakte
energy-carrier = Hoofdenergiedrager
heritage = Beschermd erfgoed
apartment-situation = Ligging in het gebouw
apartment-situation-hint = Bijvoorbeeld 2de verdieping links
address-open-dossiers = { $count ->
    [one] Aan dit adres loopt al een dossier:
   *[other] Aan dit adres lopen al { $count } dossiers:
}
address-journeys-none = Dit adres hoort bij geen enkele klantreis.
extra-address = Bijkomend adres
works = Werken
works-none = Er zijn nog geen werken bekend.
work-state-considered = Overwogen
work-state-decided = Beslist
work-state-planned = Gepland
work-state-running = Bezig
work-state-completed = Opgeleverd
work-state-stopped = Stopgezet
work-completed-on = opgeleverd: { $date }
work-decided-on = beslist: { $date }
common-parts = Gemeenschappelijke delen

## How an address is known
address-register = Adressenregister
register-id = Nummer in het register
register-id-hint = Het nummer zelf, of het webadres zoals https://data.vlaanderen.be/id/adres/3706808
register-id-taken = Een ander adres is al met dit nummer gekoppeld.
address-reason = Reden
address-written = Eerst geschreven als
address-match = Koppelen
address-match-open = Koppelen…
address-match-named = { $address } koppelen…
address-match-title = { $address } koppelen
address-rematch = Ander nummer…
address-except = Manueel aanvaarden
address-except-title = { $address } manueel aanvaarden
address-except-text = Voor een juist adres dat (nog) niet in het register staat, zoals dat van een nieuwbouw.
address-unmatch = Terugzetten
address-unmatch-title = { $address } terugzetten op “Nog te koppelen”?
address-unmatch-text-matched = Het nummer in het register vervalt. De andere gegevens blijven staan.
address-unmatch-text-manual = De reden waarom het aanvaard was, vervalt. De andere gegevens blijven staan.
address-to-matched = Koppelen…
address-to-manual = Manueel aanvaarden…
address-to-typed = Terugzetten…
address-now-matched = { $address } is gekoppeld.
address-now-manual = { $address } is manueel aanvaard.
address-now-typed = { $address } is weer nog te koppelen.

## Buildings
building = Gebouw
not-found-building = Gebouw niet gevonden
building-none = Dit adres ligt nog in geen gebouw.
building-make = Maak gebouw
building-made = Het gebouw is gemaakt, met de adressen van dit huisnummer.
building-open = { $count ->
    [one] Gebouw bekijken ({ $count } adres)
   *[other] Gebouw bekijken ({ $count } adressen)
}
building-other-addresses = Andere adressen in dit gebouw
building-more-addresses = { $count ->
    [one] en nog { $count } adres
   *[other] en nog { $count } adressen
}
building-leave = Uit dit gebouw halen
building-leave-question = Dit adres uit het gebouw halen?
building-leave-text = Het adres en het gebouw blijven allebei bestaan.
building-left = Het adres ligt niet meer in dit gebouw.
building-journeys-none = Geen adres van dit gebouw hoort bij een klantreis.
building-join = Bij een gebouw voegen…
building-join-title = { $address } bij een gebouw voegen
building-join-do = Bij dit gebouw voegen
building-join-none = Dit adres ligt zelf nog in geen gebouw. Kies een ander adres, of maak eerst het gebouw.
building-joined = Het adres ligt nu in dit gebouw.
building-dwelling-units = Wooneenheden
building-other-units = Andere eenheden
building-storeys = Bouwlagen
building-buildings = Aantal gebouwen
building-buildings-one = Eén
building-buildings-several = Meerdere
building-association = Vereniging van mede-eigenaars
building-association-choose = Vereniging van mede-eigenaars kiezen
building-apartments = { $count ->
    [one] { $count } appartement
   *[other] { $count } appartementen
}
apartments = Appartementen
take-away = Weghalen

## Energy certificates
certificates = Energiecertificaten
certificates-none = Er is nog geen energiecertificaat.
certificate-add = Certificaat toevoegen
certificate-new = Energiecertificaat toevoegen
certificate-change = Energiecertificaat wijzigen
certificate-made = Het energiecertificaat is toegevoegd.
certificate-remove = Verwijderen
certificate-remove-question = Energiecertificaat verwijderen?
certificate-remove-text = Enkel voor een certificaat dat per vergissing werd ingevoerd. De tijdlijn blijft het vermelden.
certificate-removed = Het energiecertificaat is verwijderd.
certificate-kind = Soort
certificate-epc = EPC
certificate-epb = EPB
certificate-of = { $kind } van { $date }
certificate-method = Herkomst
certificate-measured = Van het certificaat
certificate-estimated = Geschat door de coach
certificate-about-common-parts = Gaat over de gemeenschappelijke delen (EPC GD)
certificate-drawn-up = Opgemaakt op
certificate-valid-until = Geldig tot en met
certificate-expired = Vervallen
certificate-number = Certificaatnummer
energy-label = Energielabel
energy-label-short = Label
energy-label-of = label { $label }
energy-label-by-use = Volgens het energiegebruik
energy-label-contradicts = volgens het energiegebruik { $label }
energy-use = Energiegebruik
e-level = E-peil

## Who is involved
party-add = Betrokkene toevoegen
party-added = { $name } is nu betrokken.
party-already = al betrokken
party-kind = Wie komt erbij?
party-actions = Acties voor { $name }
party-make-main = Hoofdcontact maken
party-is-main = { $name } is nu het hoofdcontact.
party-remove = Verwijderen uit de klantreis
party-remove-question = { $name } verwijderen uit de klantreis?
party-remove-text = De fiche zelf blijft bestaan, en de tijdlijn vertelt wie betrokken was.
party-removed = { $name } is niet meer betrokken.
capacities-change = Hoedanigheden wijzigen
capacities-of = Hoedanigheden van { $name }
capacity-add = Nog een hoedanigheid
capacity-remove = Hoedanigheid weglaten
capacity-scope = Geldt in
capacity-in-journey = Hele klantreis
capacity-in-dossier = Dossier { $number }
capacity-first-day = Van
capacity-last-day = Tot en met
capacity-from = vanaf { $from }
capacity-to = tot en met { $to }
capacity-from-to = { $from } – { $to }
in-row = { $field } { $number }

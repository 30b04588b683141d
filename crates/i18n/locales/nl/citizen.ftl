## De burgerpagina's. Berichten zijn zuivere tekst; links en knoppen zet het sjabloon.

# Elke pagina
citizen-page-title = { $title } – { $desk }
citizen-page-title-error = Fout: { $title } – { $desk }
citizen-skip = Naar de inhoud
citizen-languages = Taal
citizen-footer = Contact en informatie
citizen-telephone = Telefoon
citizen-email = E-mail
citizen-hours = Openingsuren
citizen-address = Adres
citizen-privacy-link = Privacy
citizen-accessibility-link = Toegankelijkheid
citizen-staff-link = Aanmelden voor medewerkers

# Startpagina
citizen-landing-title = Waarmee kunnen we u helpen?
citizen-landing-lead = Stel uw vraag over wonen, renoveren of energie. Het loket is gratis en er voor iedereen die in onze gemeente woont of er een woning bezit.
citizen-landing-start = Stel uw vraag
citizen-landing-themes = Waarover gaat uw vraag?
citizen-landing-themes-hint = Kies een onderwerp om meteen te beginnen.
citizen-landing-talk = Liever iemand spreken?

# Contactformulier
citizen-contact-title = Stel uw vraag
citizen-contact-lead = Vul dit formulier in. Een medewerker van het loket leest uw vraag en antwoordt u.
citizen-contact-optional = niet verplicht
citizen-contact-required-note = Wij vragen alleen wat we nodig hebben. Wat u mag overslaan, staat aangeduid met ‘niet verplicht’.
citizen-contact-section-question = Uw vraag
citizen-contact-section-dwelling = De woning
citizen-contact-section-person = Over u
citizen-contact-section-answer = Ons antwoord
citizen-contact-themes = Waarover gaat uw vraag?
citizen-contact-themes-hint = Duid alles aan wat past.
citizen-contact-question = Wat wilt u vragen?
citizen-contact-question-hint = Zet hier geen rijksregisternummer, rekeningnummer of gegevens over uw gezondheid.
citizen-contact-question-left = { $count ->
    [one] Nog { $count } teken over.
   *[other] Nog { $count } tekens over.
}
citizen-contact-question-over = { $count ->
    [one] { $count } teken te veel.
   *[other] { $count } tekens te veel.
}
citizen-contact-address = Adres van de woning
citizen-contact-address-hint = Straat, huisnummer, bus, postcode en gemeente. Bijvoorbeeld: Kerkstraat 12 bus 3, 2800 Mechelen
citizen-contact-apartment_building = Gaat het om een appartementsgebouw?
citizen-contact-apartment_building-yes = Ja
citizen-contact-apartment_building-no = Nee
citizen-contact-apartment_building-unknown = Dat weet ik niet, of het doet er niet toe
citizen-contact-capacity = U stelt deze vraag als
citizen-contact-name = Naam
citizen-contact-name-hint = Voornaam en familienaam
citizen-contact-reach = Vul minstens één van beide in: een e-mailadres of een telefoonnummer.
citizen-contact-email = E-mailadres
citizen-contact-email-hint = Bijvoorbeeld: naam@voorbeeld.be
citizen-contact-telephone = Telefoonnummer
citizen-contact-telephone-hint = Bijvoorbeeld: 0470 12 34 56. Een buitenlands nummer begint met + of 00.
citizen-contact-answer_channels = Hoe mogen we u antwoorden?
citizen-contact-answer_channels-hint = Duid aan wat voor u past. Voor een brief hebben we uw adres nodig.
citizen-channel-email = Per e-mail
citizen-channel-telephone = Per telefoon
citizen-channel-post = Per brief
citizen-contact-trap = Laat dit veld leeg
citizen-contact-send = Verstuur uw vraag
citizen-contact-sending = Uw vraag wordt verstuurd…

# Wat er met de gegevens gebeurt, boven de knop
citizen-notice-title = Wat doen we met uw gegevens?
citizen-notice-purpose = We gebruiken uw gegevens om uw vraag te beantwoorden en u verder te helpen met uw woning.
citizen-notice-basis = Dat is onze taak van algemeen belang (artikel 6, lid 1, e) van de Algemene Verordening Gegevensbescherming). U hoeft daarvoor geen toestemming te geven.
citizen-notice-who = Vragen over uw gegevens? Neem contact op met:
citizen-notice-more = Lees de privacyverklaring

# Fouten in het formulier
citizen-errors-title = Er klopt iets niet
citizen-errors-lead = Uw vraag is nog niet verstuurd. Kijk deze antwoorden na:
citizen-error-prefix = Fout:
citizen-error-themes-required = Duid aan waarover uw vraag gaat.
citizen-error-themes-unknown-option = Een van de onderwerpen bestaat niet meer. Duid opnieuw aan waarover uw vraag gaat.
citizen-error-question-required = Schrijf wat u wilt vragen.
citizen-error-question-too-long = Uw vraag is te lang. Gebruik ten hoogste 5000 tekens.
citizen-error-address-required = Vul uw adres in, of kies een ander antwoord dan een brief.
citizen-error-address-too-long = Het adres is te lang. Gebruik ten hoogste 500 tekens.
citizen-error-apartment_building-required = Duid aan of het om een appartementsgebouw gaat.
citizen-error-apartment_building-unknown-option = Kies een van de antwoorden over het appartementsgebouw.
citizen-error-capacity-required = Duid aan als wat u deze vraag stelt.
citizen-error-capacity-unknown-option = Dit antwoord bestaat niet meer. Duid opnieuw aan als wat u deze vraag stelt.
citizen-error-name-required = Vul uw naam in.
citizen-error-name-too-long = De naam is te lang. Gebruik ten hoogste 200 tekens.
citizen-error-email-no-contact-point = Vul een e-mailadres of een telefoonnummer in, zodat we u kunnen bereiken.
citizen-error-email-invalid-email = Dit is geen geldig e-mailadres. Schrijf het zoals naam@voorbeeld.be.
citizen-error-email-unreachable-channel = Vul uw e-mailadres in, of duid ‘Per e-mail’ niet aan.
citizen-error-telephone-invalid-telephone = Dit is geen geldig telefoonnummer. Schrijf het zoals 0470 12 34 56 of +31 20 123 45 67.
citizen-error-telephone-unreachable-channel = Vul uw telefoonnummer in, of duid ‘Per telefoon’ niet aan.
citizen-error-answer_channels-required = Duid aan hoe we u mogen antwoorden.
citizen-error-answer_channels-unknown-option = Kies een van de manieren om te antwoorden.

# Wanneer het formulier terugkomt zonder fout van de burger
citizen-again-title = Uw vraag is nog niet verstuurd
citizen-trap-hidden-field-filled = Er staat iets in een verborgen veld dat leeg moet blijven. Soms vult een programma dat vanzelf in. Het veld is nu leeg: kijk uw antwoorden na en verstuur ze opnieuw.
citizen-trap-too-fast = Het formulier kwam wel erg snel terug. Verstuur het nog eens; uw antwoorden staan er nog.
citizen-trap-no-key = Er ging iets mis met het formulier. Verstuur het nog eens; uw antwoorden staan er nog.
citizen-duplicate-title = U hebt dit formulier al verstuurd
citizen-duplicate-text = We hebben het goed ontvangen. Hieronder staat wat u nu invulde: als u het verstuurt, wordt het een nieuwe vraag.
citizen-duplicate-receipt = Bekijk het ontvangstbewijs van uw eerste vraag

# Ontvangstbewijs
citizen-receipt-title = We hebben uw vraag ontvangen
citizen-receipt-reference = Uw referentie
citizen-receipt-keep = Noteer de referentie, bewaar deze pagina of druk ze af. Zo vinden we uw vraag snel terug als u ons belt.
citizen-receipt-masked = In uw bericht stond een rijksregisternummer. We hebben het onleesbaar gemaakt: dat bewaren we hier niet.
citizen-receipt-date = Ontvangen op
citizen-receipt-themes = Onderwerp
citizen-receipt-channels = We antwoorden
citizen-receipt-next = Wat gebeurt er nu?
citizen-receipt-next-text = Een medewerker leest uw vraag en geeft ze aan de collega die u het best kan helpen. Die antwoordt u op een van de manieren die u koos.
citizen-receipt-call = Wilt u iets toevoegen of verbeteren? Contacteer ons en vermeld uw referentie.
citizen-receipt-print = Druk deze pagina af
citizen-date = { $day } { $month } { $year }
citizen-date-and-time = { $date } om { $hour }.{ $minute } uur
citizen-month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}

# Andere antwoorden
citizen-not-found-title = Deze pagina bestaat niet
citizen-not-found-text = Misschien is het adres verkeerd overgetikt, of is de pagina verplaatst.
citizen-method-not-allowed-title = Dat kan hier niet
citizen-method-not-allowed-text = Deze pagina kan alleen gelezen worden.
citizen-too-large-title = Uw bericht is te groot
citizen-too-large-text = Uw vraag is niet verstuurd. Ga terug, maak de tekst korter en verstuur hem opnieuw, of bel ons.
citizen-unsupported-title = Dit formulier kunnen we niet lezen
citizen-unsupported-text = Uw vraag is niet verstuurd. Gebruik het formulier op deze website, of bel ons.
citizen-throttled-title = Even geduld
citizen-throttled-text = Vanaf deze internetverbinding zijn veel vragen na elkaar verstuurd. Uw vraag is nog niet verstuurd. Wacht { $minutes ->
    [one] een minuut
   *[other] { $minutes } minuten
} en probeer het opnieuw, of bel ons.
citizen-unavailable-title = Het lukt nu even niet
citizen-unavailable-text = Door een storing kunnen we deze pagina nu niet tonen. Probeer het over enkele minuten opnieuw, of bel ons.
citizen-unavailable-form-text = Door een storing konden we uw vraag niet bewaren: ze is nog niet verstuurd. Probeer het opnieuw, of bel ons. Uw antwoorden staan nog op deze pagina.
citizen-defect-title = Er ging iets mis
citizen-defect-text = Door een fout bij ons lukt dit nu niet. Probeer het later opnieuw, of bel ons.
citizen-retry-question = Uw vraag
citizen-retry-send = Verstuur opnieuw
citizen-to-form = Naar het formulier
citizen-to-home = Naar de startpagina

# Privacyverklaring
citizen-privacy-title = Privacyverklaring
citizen-privacy-lead = { $desk }: wat doen we met de gegevens die u ons geeft?
citizen-privacy-controller = Wie is verantwoordelijk?
citizen-privacy-controller-text = Het gemeentebestuur waarvan dit loket een dienst is, is verantwoordelijk voor de verwerking van uw gegevens. Met al uw vragen over privacy, ook voor de functionaris voor gegevensbescherming, kunt u hier terecht:
citizen-privacy-purpose = Waarvoor gebruiken we uw gegevens?
citizen-privacy-purpose-text = Om uw vraag te beantwoorden, u advies en begeleiding te geven bij wonen, renoveren en energie, en om te kunnen volgen wat we met uw vraag deden. We maken ook cijfers over onze werking; daarin is niemand te herkennen.
citizen-privacy-basis = Op welke grond?
citizen-privacy-basis-text = Informatie en begeleiding geven over wonen en energie is een taak van algemeen belang van de gemeente. Artikel 6, lid 1, e) van de Algemene Verordening Gegevensbescherming (AVG) is daarvoor de rechtsgrond. Voor iets wat daar niet bij hoort, zoals een nieuwsbrief, vragen we u apart om toestemming; die kunt u altijd weer intrekken.
citizen-privacy-data = Welke gegevens?
citizen-privacy-data-text = Wat u zelf invult: uw naam, uw e-mailadres of telefoonnummer, het adres van de woning als u dat geeft, of het om een appartementsgebouw gaat, in welke hoedanigheid u vraagt, de onderwerpen, uw vraag en hoe we mogen antwoorden. Om misbruik tegen te gaan houden we een versleuteld kenmerk van uw internetverbinding kort bij; uw IP-adres zelf bewaren we niet. Geef ons geen rijksregisternummer en geen gegevens over uw gezondheid.
citizen-privacy-readers = Wie ziet uw gegevens?
citizen-privacy-readers-text = De medewerkers van het loket die ze voor hun werk nodig hebben. Wie voor ons de servers beheert, is met een overeenkomst gebonden en mag de gegevens voor niets anders gebruiken. Met een andere dienst of een partner delen we uw gegevens alleen als dat nodig is om u te helpen en u dat weet, of als een wet ons daartoe verplicht. We verkopen nooit gegevens.
citizen-privacy-retention = Hoelang?
citizen-privacy-retention-text = Zolang dat nodig is om u te helpen, en daarna zolang de archiefregels voor lokale besturen het voorschrijven (Bestuursdecreet van 7 december 2018). Daarna worden ze vernietigd of, waar de regels dat vragen, bewaard in het gemeentearchief.
citizen-privacy-rights = Uw rechten
citizen-privacy-rights-text = U kunt vragen welke gegevens we van u hebben en er een kopie van krijgen, fouten laten verbeteren, bezwaar maken en vragen om gegevens te wissen of het gebruik ervan te beperken. Voor een taak van algemeen belang en voor het archief zijn er wettelijke grenzen aan het wissen; als we iets niet kunnen doen, leggen we uit waarom. We antwoorden binnen een maand en vragen eerst om te tonen wie u bent.
citizen-privacy-cookies = Cookies
citizen-privacy-cookies-text = De pagina's voor burgers gebruiken geen cookies en volgen u niet. Er worden geen beslissingen genomen door een computer alleen.
citizen-privacy-complaint = Niet tevreden?
citizen-privacy-complaint-text = Zeg het eerst aan ons. U kunt ook een klacht indienen bij de toezichthouder: de Vlaamse Toezichtcommissie voor de verwerking van persoonsgegevens (contact@toezichtcommissie.be) of de Gegevensbeschermingsautoriteit, Drukpersstraat 35, 1000 Brussel (contact@apd-gba.be).

# Toegankelijkheidsverklaring
citizen-accessibility-title = Toegankelijkheidsverklaring
citizen-accessibility-lead = Wij willen dat iedereen deze website kan gebruiken, zoals het Bestuursdecreet van 7 december 2018 (artikel II.16) vraagt. Deze verklaring geldt voor de pagina's voor burgers: de startpagina, het contactformulier, het ontvangstbewijs en de verklaringen.
citizen-accessibility-status = Hoe toegankelijk is deze website?
citizen-accessibility-status-text = De website voldoet gedeeltelijk aan de norm EN 301 549, die de richtlijnen WCAG 2.1, niveau AA, overneemt. Ze is gebouwd om ook aan WCAG 2.2, niveau AA, te voldoen. Ze werkt zonder JavaScript, met alleen een toetsenbord, op een klein scherm en bij een vergroting tot 400 procent.
citizen-accessibility-limits = Wat is nog niet in orde?
citizen-accessibility-limit-tests = De pagina's zijn nog niet getest door een onafhankelijke partij en door mensen met een beperking. Sommige drempels kennen we daardoor misschien niet.
citizen-accessibility-limit-easy = De teksten zijn in gewone taal geschreven, maar er is nog geen versie in eenvoudig Nederlands of in Vlaamse Gebarentaal.
citizen-accessibility-limit-logo = Het logo is een afbeelding; de naam van het loket staat er altijd in tekst bij.
citizen-accessibility-preparation = Hoe kwam deze verklaring tot stand?
citizen-accessibility-preparation-text = Deze verklaring is opgesteld op { $date } na een eigen evaluatie: automatische tests van elke pagina en een controle met het toetsenbord en bij vergroting.
citizen-accessibility-feedback = Hebt u een probleem gevonden?
citizen-accessibility-feedback-text = Laat het ons weten. We helpen u verder en antwoorden binnen een maand. U kunt uw vraag ook altijd per telefoon, per brief of aan het loket stellen.
citizen-accessibility-enforcement = Niet tevreden met ons antwoord?
citizen-accessibility-enforcement-text = U kunt terecht bij de Vlaamse Ombudsdienst, Leuvenseweg 86, 1000 Brussel (klachten@vlaamseombudsdienst.be).

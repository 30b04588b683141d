### Why a value or a request was refused, in Flemish Dutch. `field-error-<code>` follows the name of the field:
### "E-mailadres: dit is geen e-mailadres".

## Fields
field-error-required = vul dit in
field-error-too-long = dit is te lang
field-error-too-short = dit is te kort
field-error-wrong-type = dit is geen waarde voor dit veld
field-error-invalid = dit is niet goed geschreven
field-error-invalid-email = dit is geen e-mailadres; schrijf het zoals naam@voorbeeld.be
field-error-invalid-telephone = dit is geen telefoonnummer; schrijf het zoals 0470 12 34 56 of +31 20 123 45 67
field-error-invalid-date = deze datum bestaat niet
field-error-in-future = deze datum ligt in de toekomst
field-error-out-of-range = dit getal of deze datum is te klein of te groot
field-error-unknown-option = kies iets uit de lijst
field-error-inactive-option = deze keuze is niet meer beschikbaar
field-error-unknown-field = dit veld bestaat hier niet
field-error-forbidden = je mag dit niet zien of wijzigen
field-error-not-found = dit bestaat niet (meer)
field-error-duplicate = dit staat er twee keer
field-error-no-contact-point = vul een e-mailadres of een telefoonnummer in
field-error-unreachable-channel = voor deze manier van antwoorden ontbreken de gegevens
field-error-wrong-credentials = e-mailadres of wachtwoord klopt niet
field-error-enterprise-number-characters = een ondernemingsnummer heeft alleen cijfers; schrijf het zoals 0477.445.084
field-error-enterprise-number-length = een ondernemingsnummer heeft tien cijfers, zoals 0477.445.084
field-error-enterprise-number-first-digit = een ondernemingsnummer begint met 0 of 1
field-error-enterprise-number-establishment = dit is het nummer van een vestiging (2.xxx.xxx.xxx); vul het ondernemingsnummer in, dat begint met 0 of 1
field-error-enterprise-number-check = in dit ondernemingsnummer zit een fout cijfer; kijk het na
field-error-invalid-iban = dit is geen rekeningnummer; schrijf het zoals BE68 5390 0754 7034
field-error-iban-check = in dit rekeningnummer zit een fout cijfer of een foute letter; kijk het na
field-error-other-in-register = het register kent beide adressen apart: het zijn er twee
field-error-not-in-register = het adres dat het register kent, moet blijven

## Requests
problem-unauthenticated = Je sessie is afgelopen. Meld je opnieuw aan.
problem-foreign-origin = Deze vraag kwam niet van een pagina van het loket. Laad de pagina opnieuw.
problem-method-not-allowed = Dit kan hier niet.
problem-too-large = Dit is te groot om te versturen.
problem-head-too-large = Dit is te groot om te versturen.
problem-too-slow = Het versturen duurde te lang. Controleer je verbinding en probeer opnieuw.
problem-unsupported-media = De server kon dit niet lezen. Laad de pagina opnieuw.
problem-precondition-required = De versie ontbreekt. Laad de pagina opnieuw.
problem-if-match-syntax = De versie is onleesbaar. Laad de pagina opnieuw.
problem-json-syntax = De server kon dit niet lezen. Laad de pagina opnieuw.
problem-json-object-expected = De server kon dit niet lezen. Laad de pagina opnieuw.
problem-body-interrupted = De verbinding viel weg tijdens het versturen. Probeer het opnieuw.
problem-idempotency-key-reused = Dit werd al verstuurd met een andere inhoud. Laad de pagina opnieuw.
problem-bad-host = De server kent dit adres niet.
problem-timeout = De server had te veel tijd nodig. Probeer het zo meteen opnieuw.
problem-defect = Er liep iets mis bij ons. Probeer het opnieuw; blijft het mislukken, verwittig dan de beheerder.

### Why a value or a request was refused, in French. `field-error-<code>` follows the name of the field:
### "Adresse e-mail : ceci n'est pas une adresse e-mail".

## Fields
field-error-required = à remplir
field-error-too-long = c'est trop long
field-error-too-short = c'est trop court
field-error-wrong-type = ce n'est pas une valeur pour ce champ
field-error-invalid = ce n'est pas écrit correctement
field-error-invalid-email = ce n'est pas une adresse e-mail ; écrivez-la comme nom@exemple.be
field-error-invalid-telephone = ce n'est pas un numéro de téléphone ; écrivez-le comme 0470 12 34 56 ou +31 20 123 45 67
field-error-invalid-date = cette date n'existe pas
field-error-in-future = cette date est dans le futur
field-error-out-of-range = ce nombre ou cette date est trop petit ou trop grand
field-error-unknown-option = choisissez dans la liste
field-error-inactive-option = ce choix n'est plus disponible
field-error-unknown-field = ce champ n'existe pas ici
field-error-forbidden = vous ne pouvez ni le voir ni le modifier
field-error-not-found = cela n'existe pas (ou plus)
field-error-duplicate = cela figure deux fois
field-error-no-contact-point = indiquez une adresse e-mail ou un numéro de téléphone
field-error-unreachable-channel = il manque les données pour répondre de cette façon
field-error-wrong-credentials = l'adresse e-mail ou le mot de passe est incorrect
field-error-enterprise-number-characters = un numéro d'entreprise n'a que des chiffres ; écrivez-le comme 0477.445.084
field-error-enterprise-number-length = un numéro d'entreprise a dix chiffres, comme 0477.445.084
field-error-enterprise-number-first-digit = un numéro d'entreprise commence par 0 ou 1
field-error-enterprise-number-establishment = c'est le numéro d'une unité d'établissement (2.xxx.xxx.xxx) ; indiquez le numéro d'entreprise, qui commence par 0 ou 1
field-error-enterprise-number-check = un chiffre de ce numéro d'entreprise est faux ; vérifiez-le
field-error-invalid-iban = ce n'est pas un numéro de compte ; écrivez-le comme BE68 5390 0754 7034
field-error-iban-check = un chiffre ou une lettre de ce numéro de compte est faux ; vérifiez-le
field-error-other-in-register = le registre connaît ces deux adresses séparément : il y en a deux
field-error-not-in-register = l'adresse connue du registre doit rester

## Requests
problem-unauthenticated = Votre session est terminée. Reconnectez-vous.
problem-foreign-origin = Cette demande ne venait pas d'une page du guichet. Rechargez la page.
problem-method-not-allowed = Ce n'est pas possible ici.
problem-too-large = C'est trop volumineux pour être envoyé.
problem-head-too-large = C'est trop volumineux pour être envoyé.
problem-too-slow = L'envoi a pris trop de temps. Vérifiez votre connexion et réessayez.
problem-unsupported-media = Le serveur n'a pas pu lire ceci. Rechargez la page.
problem-precondition-required = La version manque. Rechargez la page.
problem-if-match-syntax = La version est illisible. Rechargez la page.
problem-json-syntax = Le serveur n'a pas pu lire ceci. Rechargez la page.
problem-json-object-expected = Le serveur n'a pas pu lire ceci. Rechargez la page.
problem-body-interrupted = La connexion a été coupée pendant l'envoi. Réessayez.
problem-idempotency-key-reused = Ceci a déjà été envoyé avec un autre contenu. Rechargez la page.
problem-bad-host = Le serveur ne connaît pas cette adresse.
problem-timeout = Le serveur a mis trop de temps. Réessayez dans un instant.
problem-defect = Une erreur s'est produite chez nous. Réessayez ; si cela persiste, prévenez l'administrateur.

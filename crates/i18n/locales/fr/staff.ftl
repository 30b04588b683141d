### The staff app, in French.

## Everywhere
close = Fermer
cancel = Annuler
save = Enregistrer
saved = Enregistré.
loading = Chargement…
try-again = Réessayer
no-results = Aucun résultat
messages = Messages
columns = Colonnes
filter-column = Filtrer par { $column }
filter-contains = Contient…
show-more = Afficher plus
show-older = Afficher les plus anciens
yes = Oui
no = Non
unknown = Inconnu
form-faults = { $count ->
    [one] Un point n’est pas encore correct
   *[other] { $count } points ne sont pas encore corrects
}
fault-of-field = { $field } : { $fault }
field-error-other = cette valeur n’est pas acceptée

## Problems
problem-unexpected = Une erreur s’est produite. Réessayez.
problem-no-connection = Pas de connexion avec le serveur. Vérifiez votre réseau et réessayez.
problem-forbidden = Vous n’avez pas les droits nécessaires.
problem-not-found = Cet élément n’existe pas (ou plus), ou vous n’y avez pas accès.
problem-conflict = Ce n’est plus possible : quelqu’un vous a devancé. Vérifiez la situation actuelle.
problem-stale = Quelqu’un d’autre a modifié cet élément entre-temps. La dernière version est maintenant affichée.
problem-invalid = Vérifiez les champs signalés.
problem-throttled = Trop de tentatives. Patientez un instant avant de réessayer.
problem-unavailable = Le serveur est momentanément inaccessible. Réessayez dans un instant.
problem-wrong-credentials = L’adresse e-mail ou le mot de passe est incorrect.
problem-claimed-by-other = Un collègue y travaille déjà.
problem-state-changed = La situation a changé entre-temps. La dernière version est maintenant affichée.
problem-catalogue-changed = Les listes de choix ont été modifiées entre-temps. Vérifiez vos choix et réessayez.
problem-survivor-merged = La fiche conservée a elle-même été fusionnée depuis. Annulez d’abord cette fusion-là.
problem-primary-party = Le contact principal ne peut pas être retiré. Choisissez d’abord un autre contact principal.
problem-main-address = L’adresse du chantier ne peut pas être retirée. Choisissez d’abord une autre adresse du chantier.

## Frame
skip-to-content = Aller au contenu
navigation = Navigation
navigation-fold = Réduire la navigation
navigation-unfold = Déployer la navigation
nav-home = Accueil
nav-queues = File d’attente
nav-journeys = Parcours client
nav-reports = Rapports
nav-all-dossiers = Tous les dossiers
nav-management = Gestion
nav-settings = Paramètres
search-label = Rechercher dans tous les dossiers
search-placeholder = Numéro, nom, adresse ou question
language = Langue
language-nl = Nederlands
language-fr = Français
language-en = English
account-of = Compte de { $name }
sign-out = Se déconnecter
not-found-title = Introuvable
not-found-text = Il n’y a rien à cette adresse.
go-to-start = Vers la page d’accueil

## Signing in
sign-in = Se connecter
email = Adresse e-mail
password = Mot de passe
session-expired = Après une période d’inactivité, vous avez été déconnecté. Reconnectez-vous pour reprendre où vous en étiez.
password-set = Votre mot de passe est défini. Connectez-vous maintenant.
choose-password = Choisissez votre mot de passe
new-password = Nouveau mot de passe
password-again = Répétez le mot de passe
password-hint = Au moins 12 caractères. Quelques mots à la suite se retiennent facilement.
password-too-short = Nouveau mot de passe : utilisez au moins 12 caractères
passwords-differ = Les deux mots de passe ne sont pas identiques
password-link-dead = Ce lien ne fonctionne plus : il a déjà été utilisé ou il a expiré. Demandez-en un nouveau au gestionnaire.
save-password = Enregistrer le mot de passe
to-sign-in = Vers la connexion

## Start
home-greeting = Bonjour { $name }
home-my-items = Ce sur quoi je travaille
home-my-items-empty = Vous n’avez pris en charge aucune demande de la file d’attente.
home-open-queue = Ouvrir la file d’attente
home-queues = Pas encore liées, par file d’attente
home-queues-empty = Vous n’êtes encore membre d’aucune file d’attente.
home-my-dossiers = Mes dossiers ouverts
home-my-dossiers-empty = Aucun dossier ouvert ne vous est attribué.
home-all-mine = Tous mes dossiers
due = Échéance
overdue = En retard

## Queues
queues-all = Toutes les files d’attente
queues-mine = Ce sur quoi je travaille
queues-list = Files d’attente
queue-unlinked = Pas encore liées
queue-linked = Liées
queue-empty-unlinked = Rien à faire dans cette file
queue-empty-unlinked-text = Les nouvelles demandes du formulaire de contact apparaissent ici d’elles-mêmes.
queue-empty-linked = Encore rien de lié
queue-empty-linked-text = Les demandes dont un dossier a été créé arrivent ici.
queue-pick-item = Choisissez une demande pour la lire
queue-pick-item-text = Les flèches haut et bas parcourent la liste.
queue-back = Retour à la liste
items = Demandes
item-reference = Référence
item-received = Reçue
item-claimed-by = Prise en charge par { $name }
item-claimed-by-me = Prise en charge par vous
item-unclaimed = Pas encore prise en charge
item-is-linked = Liée au dossier { $number }
item-question = Question
item-name = Nom
item-telephone = Téléphone
item-capacity = Qualité
item-address = Adresse
item-apartment-building = Immeuble à appartements
item-answer-by = Répondre par
item-language = Langue
item-themes = Thèmes
channel-email = E-mail
channel-telephone = Téléphone
channel-post = Courrier
claim = Prendre en charge
release = Libérer
take-over = Reprendre
take-over-question = { $name } travaille sur cette demande. Voulez-vous la reprendre ?
move-to-queue = Déplacer
move-to = Déplacer vers une autre file d’attente
claimed = Vous avez pris la demande en charge.
released = La demande est de nouveau libre.
moved = Déplacée vers { $queue }.
make-dossier = Créer un dossier
open-dossier = Ouvrir le dossier { $number }

## Make a dossier
new-dossier-of = Créer un dossier pour { $name }
new-dossier-made = Le dossier { $number } a été créé.
section-dossier = Dossier
section-contact = Personne de contact
section-address = Adresse
dossier-type = Type
dossier-subtype = Sous-type
no-subtype = Pas encore choisi
contact-choice = Qui est-ce ?
contact-choice-hint = Nous avons trouvé des contacts ayant le même nom, la même adresse e-mail ou le même téléphone.
contact-new = Nouvelle personne de contact
contact-preferred-channel = Canal préféré
address-choice = Adresse du chantier
address-as-typed = Comme le demandeur l’a écrite
address-none = Pas encore d’adresse
address-text = Adresse
address-text-hint = Sera liée plus tard au registre des adresses.
dossier-source = Source de la demande
dossier-main-project = Projet principal
dossier-requested-on = Date de la demande
dossier-assignee = Attribué à
nobody = Personne
proposal-stale = Cette demande a été modifiée entre-temps. Vérifiez les données et réessayez.

## A dossier by hand, and those that follow it
dossier-new = Nouveau dossier
opening-make = Créer tout de suite
opening-type-hint = Seul le type est nécessaire. Le reste peut être complété plus tard dans le dossier.
opening-source-other = Autre source
opening-source-which = Quelle source ?
follow-up = Dossier de suivi : { $type }
follow-up-other = Autre type
follow-up-text = Il fait partie du parcours client { $number } et en reprend les personnes concernées et les adresses.

## Settings
settings-desk = Le guichet
settings-desk-name = Nom du guichet
settings-telephone = Téléphone
settings-hours = Heures d’ouverture
settings-address = Adresse
settings-languages = Langues des pages publiques
settings-logo = Logo
settings-logo-hint = PNG, WebP ou JPEG, { $size } ko au maximum.
settings-logo-choose = Choisir un fichier
settings-logo-remove = Supprimer le logo
settings-logo-too-large = Ce fichier est trop volumineux
settings-logo-wrong-type = Choisissez un fichier PNG, WebP ou JPEG
settings-privacy-contact = Contact pour la vie privée
in-language = { $field } ({ $language })

## Dossiers
dossier = Dossier
journey = Parcours client
stage-done = terminée
stage-current = étape actuelle
stage-open = à faire

## Dossier list
dossier-number = Numéro
dossier-customer = Client
dossier-address = Adresse
dossier-stage = Étape
dossier-queue = File d’attente
dossier-state = État
dossier-requested = Demandé le
dossier-updated = Modifié
restricted = Accès restreint
priority-low = Priorité basse
priority-high = Priorité haute
state-active = Actif
state-inactive = Inactif
state-all = Tous
filter-all = Tous
filter-chosen = { $filter } : { $chosen }
filters = Filtres
filters-clear = Effacer les filtres
everybody = Tout le monde
me = Moi
sorted-by = Trier par
searched-for = Recherche : « { $text } »
dossiers-empty = Pas encore de dossiers
dossiers-empty-text = Créez un dossier à partir d’une demande de la file d’attente, ou commencez-en un vous-même.
dossiers-no-match = Aucun dossier ne correspond à ces filtres
dossiers-no-match-text = Cherchez une partie plus courte du mot, ou effacez les filtres.

## Dossier page
back-to-list = Retour à la liste
read-only = Lecture seule
dossier-not-found = Dossier { $number } introuvable
dossier-not-found-text = Il n’existe pas, ou vous n’y avez pas accès.
stages = Étapes
timeline = Chronologie
take-on = Je m’en charge
assign = Attribuer
assign-dossier = Attribuer le dossier { $number }
assign-to-me = À moi
assigned-to = Attribué à { $name }.
assigned-to-nobody = Le dossier n’est plus attribué à personne.
no-queue = Aucune file d’attente
change = Modifier
more-actions = Autres actions
restrict = Restreindre l’accès
restrict-text = Seuls la personne qui traite le dossier et les gestionnaires le verront encore. S’il ne vous est pas attribué, vous ne pourrez plus l’ouvrir vous-même.
unrestrict = Lever la restriction
unrestrict-text = Tous les collègues ayant accès aux dossiers pourront de nouveau le lire.
working-days = { $count ->
    [one] { $count } jour ouvrable
   *[other] { $count } jours ouvrables
}
not-filled-in = – non rempli –
search-in-list = Chercher dans la liste
partial-date-hint = Une année, mois/année ou jour/mois/année
field-still-empty = À compléter
unsaved = Modifications non enregistrées
unsaved-changes = { $count ->
    [one] { $count } modification non enregistrée
   *[other] { $count } modifications non enregistrées
}
reset = Rétablir
saved-beside-others = Enregistré. Entre-temps, un collègue a aussi modifié : { $fields }.
leave-text = Vos modifications dans ce dossier ne sont pas encore enregistrées.
leave-discard = Ne pas enregistrer
leave-save = Enregistrer et continuer
conflict-title = Un collègue a modifié les mêmes champs
conflict-text = Choisissez pour chaque champ la valeur à garder. Vos autres modifications seront enregistrées.
conflict-mine = Votre valeur
conflict-theirs = La valeur de votre collègue
conflict-keep-mine = La mienne
conflict-take-theirs = Celle de mon collègue
conflict-later = Décider plus tard
stage-to = Vers l’étape « { $to } »
stage-changed = Le dossier est maintenant à l’étape « { $stage } ».
stage-question-unsaved = Vos modifications ne sont pas encore enregistrées. Voulez-vous les enregistrer et faire passer le dossier à l’étape « { $to } » ?
stage-question-backward = Voulez-vous ramener le dossier de « { $from } » à « { $to } » ? Les données remplies sont conservées.
stage-question-skipping = Voulez-vous passer directement de « { $from } » à « { $to } » ? Les étapes intermédiaires seront sautées.
stage-refused = { $count ->
    [one] Remplissez d’abord ce champ pour passer à l’étape « { $stage } » :
   *[other] Remplissez d’abord ces { $count } champs pour passer à l’étape « { $stage } » :
}
save-and-move = Enregistrer et continuer
move-stage = Changer d’étape
submission-original = La question telle qu’elle a été reçue
submission-by = { $name }, { $role }
submission-answer-by = Réponse par { $channels }
show-all = Tout afficher
show-less = Afficher moins

## People, addresses and journey
people = Personnes concernées
people-none = Personne n’est encore concerné.
main-contact = Contact principal
addresses = Adresses
addresses-none = Il n’y a pas encore d’adresse.
site-address = Adresse du chantier
address-state-typed = À relier
address-state-matched = Reliée
address-state-manual = Acceptée manuellement
journey-of = Parcours client { $number }
train = Dossiers de ce parcours
train-first = Dossier de départ
train-current = Ce dossier

## Addresses of a journey
journey-address-add = Ajouter une adresse
journey-address-added = { $address } fait désormais partie du parcours client.
journey-address-other = Une autre adresse
journey-address-scope = Valable pour
journey-address-only = seulement pour le dossier { $number }
journey-address-make-main = Choisir comme adresse du chantier
journey-address-is-main = { $address } est désormais l’adresse du chantier.
journey-address-for-journey = Pour tout le parcours client
journey-address-for-dossier = Seulement pour le dossier { $number }
journey-address-is-whole = { $address } vaut désormais pour tout le parcours client.
journey-address-is-only = { $address } ne vaut plus que pour le dossier { $number }.
journey-address-remove-text = L’adresse elle-même subsiste, avec tout ce qu’on en sait.
journey-address-removed = { $address } ne fait plus partie du parcours client.
opens-in-tab = { $what } (nouvel onglet)

## Events
nav-events = Événements
event = Événement
event-new = Nouvel événement
event-kind = Genre
event-place = Lieu
event-days = Date
event-first-day = Premier jour
event-last-day = Dernier jour
event-last-day-hint = Seulement s’il dure plus d’un jour
event-people = Inscriptions
event-people-count = { $count ->
    [0] Personne n’est encore inscrit
    [one] { $count } personne inscrite
   *[other] { $count } personnes inscrites
}
event-standing-upcoming = Prévu
event-standing-running = En cours
event-standing-past = Passé
events-empty = Pas encore d’événements
events-empty-text = Les séances d’information, salons et journées de visite du guichet viennent ici.
not-found-event = Événement introuvable
event-dossiers = Dossiers liés
event-dossiers-none = Aucun dossier n’est encore lié.
event-dossier-link = Lier un dossier
event-dossier-link-do = Lier
event-dossier-number = Numéro de dossier
event-dossier-number-hint = Par exemple 2026-000123
event-dossier-linked = Le dossier est lié.
event-dossier-unlink = Délier
event-dossier-unlink-named = Délier le dossier { $number }
event-dossier-unlink-question = Délier le dossier { $number } ?
event-dossier-unlink-text = Le dossier lui-même reste tel quel. Vous pouvez toujours le lier à nouveau.
event-dossier-unlinked = Le dossier { $number } n’est plus lié.
event-registrations = Inscriptions
event-registrations-none = Personne n’est encore inscrit.
event-register = Inscrire
event-register-who = Qui s’inscrit ?
event-register-unknown = Nombre d’inconnus
event-register-count = Nombre de personnes
event-registered = { $name } est inscrit.
event-registered-count = { $count ->
    [one] { $count } personne est inscrite.
   *[other] { $count } personnes sont inscrites.
}
event-registered-already = déjà inscrit
event-registered-twice = Cette personne est déjà inscrite.
event-visitors = { $count ->
    [one] { $count } visiteur inconnu
   *[other] { $count } visiteurs inconnus
}
event-unregister = Rayer l’inscription
event-unregister-named = Rayer l’inscription : { $name }
event-unregister-question = Rayer l’inscription de { $name } ?
event-unregister-text = L’inscription ne compte alors plus et n’est pas conservée.
event-unregistered = L’inscription est rayée.

## Doubles and merges
nav-duplicates = Doublons
duplicates = Doublons présumés
duplicates-contact = Personnes de contact
duplicates-organisation = Organisations
duplicates-address = Adresses
duplicates-intro = Chaque paire réunit deux fiches qui concernent probablement la même personne, la même organisation ou la même adresse. Fusionnez-les, ou indiquez que ce ne sont pas les mêmes.
duplicates-pair = { $one } et { $other }
duplicates-likeness = { $percent } % de ressemblance
duplicates-field = Champ
duplicates-created = Créée le
duplicates-differs = différent
duplicates-no-value = vide
duplicates-looking = La recherche continue…
duplicates-none-yet = Aucun doublon trouvé jusqu’ici
duplicates-none-yet-text = Une partie des fiches a été comparée. Continuez la recherche pour le reste.
duplicates-go-on = Continuer la recherche
duplicates-empty = Aucun doublon présumé
duplicates-empty-text = Toutes les fiches ont été comparées. Les nouveaux doublons apparaîtront ici d’eux-mêmes.
not-same-open = Pas les mêmes…
not-same-title = Pas les mêmes ?
not-same = Pas les mêmes
not-same-text = { $one } et { $other } ne seront plus proposés comme doublons, à vos collègues non plus. Les fiches elles-mêmes ne changent pas.
not-same-for-good = Vous ne pourrez pas l’annuler ici.
not-same-done = Indiqué comme n’étant pas les mêmes.
merge-open = Fusionner…
merge-title-contact = Fusionner deux fiches d’une même personne
merge-title-organisation = Fusionner deux fiches d’une même organisation
merge-title-address = Fusionner deux fiches d’une même adresse
merge = Fusionner
merge-is-one = Ces deux fiches ont déjà été fusionnées entre-temps : { $name }.
merge-in-register = Les deux adresses sont reliées, chacune à son propre numéro du registre des adresses. Il y en a donc bien deux : elles ne peuvent pas être fusionnées.
merge-renewed = Un collègue a modifié l’une des fiches entre-temps. Voici les valeurs actuelles : vérifiez vos choix, puis fusionnez à nouveau.
merge-survivor = Quelle fiche reste ?
merge-survivor-of-register = L’une des deux adresses est reliée au registre des adresses : c’est cette fiche qui reste.
merge-staying = Fiche qui reste
merge-record = Créée le { $date } · { $counts }
merge-different = Quelle valeur reste ?
merge-line-of-register = Le registre des adresses fixe l’orthographe de cette adresse.
merge-equal = Identique dans les deux fiches
merge-hides = L’autre fiche, { $loser }, est masquée : qui l’ouvre arrive chez { $survivor }. Les valeurs que vous ne choisissez pas ne sont pas perdues.
merge-moves = { $survivor } reçoit : { $counts } de { $loser }.
merge-moves-nothing = { $loser } n’a aucun parcours client que vous pouvez voir.
merge-moves-known = Les certificats énergétiques et les travaux de { $loser } figureront eux aussi chez { $survivor }.
merge-moves-merged = { $count ->
    [one] La fiche déjà fusionnée avec { $loser } mènera elle aussi à { $survivor }.
   *[other] Les { $count } fiches déjà fusionnées avec { $loser } mèneront elles aussi à { $survivor }.
}
merge-can-be-undone = Vous pourrez toujours l’annuler.
merge-no-journeys = aucun parcours client
merge-counts = { $journeys ->
    [one] { $journeys } parcours client
   *[other] { $journeys } parcours clients
} ({ $dossiers ->
    [one] { $dossiers } dossier
   *[other] { $dossiers } dossiers
})
merge-counts-at-least = au moins { $counts }
merge-done = Fusionné : { $name }.
merge-undo = Annuler la fusion
merge-page = Fusion
merge-page-of = { $loser } fusionné avec { $survivor }
merge-state-in-force = En vigueur
merge-state-undone = Annulée
merge-facts = Ce qui s’est passé
merge-loser = Fiche masquée
merge-survivor-record = Fiche conservée
merge-merged-at = Fusionnées le
merge-merged-by = Fusionnées par
merge-undone-at = Fusion annulée le
merge-undone-by = Fusion annulée par
merge-brought = Valeurs reprises
merge-brought-nothing = Les valeurs de { $survivor } sont restées telles quelles.
merge-becomes = devient
merge-goes-back = Revient en arrière si la fusion est annulée
merge-stays = Reste : modifié depuis
merge-since = Depuis lors
merge-since-text = Si vous annulez la fusion, ceci reste chez { $survivor }. Ce qui appartient à { $loser }, vous le déplacez ensuite vous-même.
merge-nothing-since = Rien n’a été modifié ni ajouté depuis la fusion.
merge-to-place = Encore à attribuer
merge-to-place-text = Ceci s’est ajouté pendant que les deux fiches n’en faisaient qu’une, et se trouve maintenant chez { $survivor }. Vérifiez ce qui appartient à { $loser }.
merge-nothing-to-place = Rien à attribuer : rien n’a été modifié ni ajouté pendant que les fiches n’en faisaient qu’une.
merge-edits = Données modifiées
merge-links = Nouveaux parcours clients
merge-link-removed = plus concerné
merge-undo-text = { $loser } redevient une fiche à part entière, avec ses propres parcours clients. { $survivor } continue d’exister.
merge-undo-brought = Les valeurs reprises par { $survivor } redeviennent ce qu’elles étaient, sauf là où quelqu’un les a modifiées depuis.
merge-undo-since = { $count ->
    [one] Une modification ou un parcours ultérieur reste chez { $survivor }. Vous le verrez ensuite, pour vérifier à qui il appartient.
   *[other] { $count } modifications et parcours ultérieurs restent chez { $survivor }. Vous les verrez ensuite, pour vérifier à qui ils appartiennent.
}
merge-undone-result = Fusion annulée : { $loser } et { $survivor } sont à nouveau deux fiches.
merge-undone-to-place = Vérifiez sous « Encore à attribuer » ce qui appartient à quelle fiche.

## Timeline
timeline-empty = Rien ne s’est encore passé.
timeline-of-dossier = Ce dossier
timeline-of-journey = Tout le parcours
timeline-about-all = Tout
timeline-about-activities = Notes et tâches
timeline-about-stages = Déroulement
timeline-about-fields = Données
timeline-about-people = Personnes et adresses
actor-citizen = Le demandeur
actor-system = Le système
former-colleague = Un ancien collègue
somebody-former = un ancien collègue
and-more = { $list } et { $count } autres
timeline-submission-received = La demande est arrivée par le formulaire de contact ({ $reference }).
timeline-queue-item-claimed = { $actor } a pris la demande en charge.
timeline-queue-item-released = { $actor } a libéré la demande.
timeline-queue-item-moved = { $actor } a déplacé la demande de { $from } vers { $to }.
timeline-dossier-created = { $actor } a créé le dossier { $number } ({ $type }).
timeline-dossier-edited = { $actor } a modifié : { $fields }.
timeline-stage-changed = { $actor } a fait passer le dossier de l’étape « { $from } » à « { $to } ».
timeline-dossier-taken = { $actor } s’est chargé du dossier.
timeline-dossier-assigned = { $actor } a attribué le dossier à { $name }.
timeline-dossier-unassigned = { $actor } a retiré l’attribution du dossier.
timeline-dossier-queued = { $actor } a placé le dossier dans la file d’attente { $queue }.
timeline-dossier-unqueued = { $actor } a retiré le dossier de sa file d’attente.
timeline-task-created = { $actor } a planifié une tâche : { $task }.
timeline-task-planned = { $actor } a planifié une tâche.
timeline-note-added = { $actor } a écrit une note.
timeline-call-logged = { $actor } a noté un appel téléphonique.
timeline-visit-logged = { $actor } a noté une visite au guichet.
timeline-appointment-planned = { $actor } a planifié un rendez-vous.
timeline-activity-edited = { $actor } a modifié { $kind ->
    [note] une note
    [call] un appel téléphonique
    [visit] une visite au guichet
    [appointment] un rendez-vous
   *[task] une tâche
}.
timeline-activity-completed = { $actor } a terminé { $kind ->
    [appointment] un rendez-vous
   *[task] une tâche
}.
timeline-activity-reopened = { $actor } a rouvert { $kind ->
    [appointment] un rendez-vous
   *[task] une tâche
}.
timeline-activity-withdrawn = { $actor } a retiré { $kind ->
    [note] une note
    [call] un appel téléphonique
    [visit] une visite au guichet
    [appointment] un rendez-vous
   *[task] une tâche
}.
timeline-activity-restored = { $actor } a annulé le retrait { $kind ->
    [note] d’une note
    [call] d’un appel téléphonique
    [visit] d’une visite au guichet
    [appointment] d’un rendez-vous
   *[task] d’une tâche
}.
timeline-contact-created = { $actor } a ajouté cette personne.
timeline-contact-edited = { $actor } a modifié : { $fields }.
timeline-contact-deactivated = { $actor } a désactivé cette personne.
timeline-contact-reactivated = { $actor } a réactivé cette personne.
timeline-contacts-merged = { $actor } a fusionné deux fiches de la même personne.
timeline-contacts-unmerged = { $actor } a annulé la fusion de deux personnes.
timeline-organisation-created = { $actor } a ajouté cette organisation.
timeline-organisation-edited = { $actor } a modifié : { $fields }.
timeline-organisation-deactivated = { $actor } a désactivé cette organisation.
timeline-organisation-reactivated = { $actor } a réactivé cette organisation.
timeline-organisations-merged = { $actor } a fusionné deux fiches de la même organisation.
timeline-organisations-unmerged = { $actor } a annulé la fusion de deux organisations.
timeline-party-added = { $actor } a ajouté une personne concernée.
timeline-party-edited = { $actor } a modifié la qualité d’une personne concernée.
timeline-party-removed = { $actor } a retiré une personne concernée.
timeline-primary-party-changed = { $actor } a choisi un autre contact principal.
timeline-address-created = { $actor } a ajouté cette adresse.
timeline-address-edited = { $actor } a modifié : { $fields }.
timeline-address-state-changed = { $actor } a fait passer l’adresse de « { $from } » à « { $to } ».
timeline-addresses-merged = { $actor } a fusionné deux fiches de la même adresse.
timeline-addresses-unmerged = { $actor } a annulé la fusion de deux adresses.
timeline-building-created = { $actor } a regroupé les adresses de cette maison en un immeuble.
timeline-building-edited = { $actor } a modifié les données de l’immeuble : { $fields }.
timeline-energy-certificate-created = { $actor } a ajouté un certificat énergétique : { $certificate }.
timeline-energy-certificate-edited = { $actor } a modifié un certificat énergétique : { $fields }.
timeline-energy-certificate-removed = { $actor } a supprimé un certificat énergétique : { $certificate }.
timeline-journey-address-added = { $actor } a ajouté une adresse au parcours client.
timeline-journey-address-edited = { $actor } a modifié pour quel dossier une adresse compte.
timeline-journey-address-removed = { $actor } a retiré une adresse du parcours client.
timeline-main-address-changed = { $actor } a choisi une autre adresse du chantier.
timeline-event-dossier-added = { $actor } a lié ce dossier à l’événement { $name }.
timeline-event-dossier-removed = { $actor } a délié ce dossier de l’événement { $name }.
timeline-event-registration-added = { $actor } a inscrit cette personne à { $name }.
timeline-event-registration-removed = { $actor } a annulé l’inscription à { $name }.
timeline-other = { $actor } a fait quelque chose que cette version de l’application ne connaît pas encore.

## Activities: notes, calls, visits, appointments and tasks
activity-new = Noter ou planifier
activity-do-note = Note
activity-do-call = Appel
activity-do-visit = Visite
activity-do-appointment = Rendez-vous
activity-do-task = Tâche
activity-kind-note = Note
activity-kind-call = Appel téléphonique
activity-kind-visit = Visite au guichet
activity-kind-appointment = Rendez-vous
activity-kind-task = Tâche
activity-subject = Objet
activity-body = Texte
activity-happened-at = Quand
activity-planned-at = Jour et heure
activity-now-when-empty = Vide : maintenant
activity-direction = Sens de l’appel
activity-incoming = Entrant
activity-outgoing = Sortant
activity-with = Avec qui
activity-with-nobody = Aucune des personnes concernées
activity-about = Concerne
activity-about-dossier = Dossier { $number }
activity-saved = { $kind ->
    [note] La note est enregistrée.
    [call] L’appel est noté.
    [visit] La visite est notée.
    [appointment] Le rendez-vous est planifié.
   *[task] La tâche est planifiée.
}
activity-change = { $kind ->
    [note] Modifier la note
    [call] Modifier l’appel
    [visit] Modifier la visite
    [appointment] Modifier le rendez-vous
   *[task] Modifier la tâche
}
activity-withdraw = Retirer
activity-withdraw-question = { $kind ->
    [note] Retirer cette note ?
    [call] Retirer cet appel ?
    [visit] Retirer cette visite ?
    [appointment] Retirer ce rendez-vous ?
   *[task] Retirer cette tâche ?
}
activity-withdraw-text = « { $subject } » reste barré dans la chronologie. Vous pourrez toujours l’annuler.
activity-is-withdrawn = Retiré
activity-restore = Annuler le retrait
activity-withdrawn = Retiré : { $subject }
activity-restored = Retrait annulé : { $subject }
activity-done = Terminé
activity-complete-named = Terminer : { $subject }
activity-completed = Terminé : { $subject }
activity-reopened = À nouveau ouvert : { $subject }
activity-discard-question = Ne pas enregistrer votre texte ?
activity-discard-text = Il n’est encore enregistré nulle part.
activity-go-on = Continuer à écrire
undo = Annuler
nav-activities = Activités
tasks = Tâches
tasks-mine = Mes tâches
tasks-all = Toutes les tâches
tasks-due-overdue = En retard
tasks-due-today = Aujourd’hui
tasks-due-later = Plus tard
tasks-due-undated = Sans date
tasks-empty = Rien ne vous attend
tasks-empty-colleague = Rien en attente
tasks-empty-text = Les tâches et les rendez-vous se planifient dans la chronologie d’un dossier ou d’un parcours client.

## People and organisations
nav-contacts = Personnes de contact
nav-organisations = Organisations
contact = Personne de contact
organisation = Organisation
organisation-new = Nouvelle organisation
new = Nouveau
enterprise-number = Numéro d’entreprise
enterprise-number-hint = Par exemple 0477.445.084
relation-note = Note
language-other = Autre langue
no-preference = Pas de préférence
relation-search-contact = nom, adresse e-mail ou numéro de téléphone
relation-search-organisation = nom, adresse e-mail, numéro de téléphone ou d’entreprise
relations-empty-contact = Pas encore de personnes de contact
relations-empty-organisation = Pas encore d’organisations
relations-empty-text = Les personnes concernées par un parcours client s’ajoutent ici d’elles-mêmes.
relations-no-match-contact = Aucune personne de contact ne correspond à ces filtres
relations-no-match-organisation = Aucune organisation ne correspond à ces filtres
relation-data = Données
relation-leave-text = Vos modifications de cette fiche ne sont pas encore enregistrées.
relation-journeys = Parcours client
relation-journey-count = { $count ->
    [0] Aucun parcours client
    [one] { $count } parcours client
   *[other] { $count } parcours client
}
relation-journeys-none-contact = Cette personne n’est concernée par aucun parcours client.
relation-journeys-none-organisation = Cette organisation n’est concernée par aucun parcours client.
relation-made = { $name } a été ajouté.
masked = { $count ->
    [one] Un numéro de registre national y figurait. Il a été rendu illisible : nous ne le conservons pas ici.
   *[other] { $count } numéros de registre national y figuraient. Ils ont été rendus illisibles : nous ne les conservons pas ici.
}
not-found-contact = Personne de contact introuvable
not-found-organisation = Organisation introuvable
merged-into = Cette fiche a été fusionnée avec { $name }.
open-named = Ouvrir { $name }
show-merge = Voir la fusion
show-merge-named = Voir la fusion de { $name }
merged-records = Fiches fusionnées
merged-on = fusionnée le
do-deactivate = Désactiver
do-activate = Activer
ask-deactivate = Désactiver { $name } ?
ask-activate = Réactiver { $name } ?
ask-text-deactivate = Rien n’est supprimé : la fiche reste trouvable et ses parcours client restent tels quels. Elle ne peut simplement plus être choisie à nouveau.
ask-text-activate = La fiche pourra de nouveau être choisie.
done-deactivate = { $name } est désactivé.
done-activate = { $name } est de nouveau actif.

## Finding somebody, or making them in passing
find-contact = Chercher une personne de contact
find-organisation = Chercher une organisation
find-hint-contact = Tapez une partie du nom, de l’adresse e-mail ou du numéro de téléphone.
find-hint-organisation = Tapez une partie du nom, ou le numéro d’entreprise ou de téléphone.
new-named-contact = + Nouvelle personne de contact « { $text } »
new-named-organisation = + Nouvelle organisation « { $text } »
search-again = Chercher à nouveau
somebody-else = Quelqu’un d’autre
choose = Choisir
choose-named = Choisir { $name }
likely-contact = Vous connaissez peut-être déjà cette personne
likely-organisation = Vous connaissez peut-être déjà cette organisation
likeness-same-number = même numéro
likeness-same-email = même adresse e-mail
likeness-same-telephone = même numéro de téléphone
likeness-same-name = même nom
likeness-swapped-name = prénom et nom inversés
likeness-similar-name = nom ressemblant
likeness-same-address = même adresse
likeness-similar-address = adresse ressemblante

## Addresses
nav-addresses = Adresses
address-new = Nouvelle adresse
address-made = { $address } a été ajoutée.
address-search = rue, numéro ou commune
address-to-match = À relier
addresses-empty = Aucune adresse pour le moment
addresses-empty-text = L’adresse d’une demande s’ajoute ici automatiquement.
addresses-all-matched = Toutes les adresses sont reliées
addresses-all-matched-text = Plus aucune adresse n’attend d’être reliée au registre des adresses.
addresses-no-match = Aucune adresse ne correspond à ces filtres
not-found-address = Adresse introuvable
find-address = Chercher une adresse
find-hint-address = Tapez une partie de la rue, avec ou sans numéro.
new-named-address = + Nouvelle adresse « { $text } »
address-already = déjà ajoutée
likely-address = Vous connaissez peut-être déjà cette adresse
address-way = Comment remplir l’adresse ?
address-way-line = Sur une ligne
address-way-parts = En parties
address-spelling = Orthographe
address-spelling-of-register = Cette adresse est reliée : le registre des adresses en fixe l’orthographe. Remettez-la d’abord « À relier » si l’orthographe est fausse.
address-line = Adresse sur une ligne
address-line-hint = Par exemple Bruul 12 boîte 3, 2800 Mechelen. Les parties en sont extraites automatiquement.
address-line-follows = S’adapte quand vous modifiez une partie ci-dessous, et inversement.
address-street = Rue
address-house-number = Numéro
address-box-number = Boîte
address-postcode = Code postal
address-municipality = Commune
address-parcel-number = Numéro de parcelle
address-parcel-number-odd = Vérifier le numéro de parcelle
parcel-number-hint = Par exemple 21013B0029/00A005
parcel-number-odd = Les registres ne trouvent aucune parcelle avec ce numéro. Un numéro complet s’écrit comme 21013B0029/00A005.
address-dwelling = Logement
dwelling-type = Type de logement
building-type = Type de construction
building-typology = Typologie
construction-year = Année de construction
floor-area = Surface habitable
energy-carrier = Source d’énergie principale
heritage = Patrimoine protégé
apartment-situation = Situation dans l’immeuble
apartment-situation-hint = Par exemple 2e étage à gauche
address-open-dossiers = { $count ->
    [one] Un dossier est déjà en cours à cette adresse :
   *[other] { $count } dossiers sont déjà en cours à cette adresse :
}
address-journeys-none = Cette adresse ne fait partie d’aucun parcours client.
extra-address = Adresse supplémentaire
works = Travaux
works-none = Aucun travail n’est connu pour le moment.
work-state-considered = Envisagé
work-state-decided = Décidé
work-state-planned = Prévu
work-state-running = En cours
work-state-completed = Réceptionné
work-state-stopped = Arrêté
work-completed-on = réceptionné : { $date }
work-decided-on = décidé : { $date }
common-parts = Parties communes

## How an address is known
address-register = Registre des adresses
register-id = Numéro dans le registre
register-id-hint = Le numéro même, ou l’adresse web comme https://data.vlaanderen.be/id/adres/3706808
register-id-taken = Une autre adresse est déjà reliée à ce numéro.
address-reason = Raison
address-written = Écrite d’abord
address-match = Relier
address-match-open = Relier…
address-match-named = { $address } : relier…
address-match-title = Relier { $address }
address-rematch = Autre numéro…
address-except = Accepter manuellement
address-except-title = Accepter { $address } manuellement
address-except-text = Pour une adresse correcte qui n’est pas (encore) dans le registre, comme celle d’une nouvelle construction.
address-unmatch = Remettre
address-unmatch-title = Remettre { $address } « À relier » ?
address-unmatch-text-matched = Le numéro dans le registre disparaît. Les autres données restent.
address-unmatch-text-manual = La raison pour laquelle elle était acceptée disparaît. Les autres données restent.
address-to-matched = Relier…
address-to-manual = Accepter manuellement…
address-to-typed = Remettre à relier…
address-now-matched = { $address } est reliée.
address-now-manual = { $address } est acceptée manuellement.
address-now-typed = { $address } est de nouveau à relier.

## Buildings
building = Immeuble
not-found-building = Immeuble introuvable
building-none = Cette adresse ne fait encore partie d’aucun immeuble.
building-make = Créer l’immeuble
building-made = L’immeuble est créé, avec les adresses de ce numéro de maison.
building-open = { $count ->
    [one] Voir l’immeuble ({ $count } adresse)
   *[other] Voir l’immeuble ({ $count } adresses)
}
building-other-addresses = Autres adresses de cet immeuble
building-more-addresses = { $count ->
    [one] et encore { $count } adresse
   *[other] et encore { $count } adresses
}
building-leave = Retirer de cet immeuble
building-leave-question = Retirer cette adresse de l’immeuble ?
building-leave-text = L’adresse et l’immeuble continuent d’exister tous les deux.
building-left = L’adresse ne fait plus partie de cet immeuble.
building-journeys-none = Aucune adresse de ce bâtiment ne fait partie d’un parcours client.
building-join = Ajouter à un immeuble…
building-join-title = Ajouter { $address } à un immeuble
building-join-do = Ajouter à cet immeuble
building-join-none = Cette adresse ne fait elle-même partie d’aucun immeuble. Choisissez-en une autre, ou créez d’abord l’immeuble.
building-joined = L’adresse fait maintenant partie de cet immeuble.
building-dwelling-units = Logements
building-other-units = Autres unités
building-storeys = Niveaux
building-buildings = Nombre d’immeubles
building-buildings-one = Un
building-buildings-several = Plusieurs
building-association = Association de copropriétaires
building-association-choose = Choisir l’association de copropriétaires
building-apartments = { $count ->
    [one] { $count } appartement
   *[other] { $count } appartements
}
apartments = Appartements
take-away = Retirer

## Energy certificates
certificates = Certificats énergétiques
certificates-none = Aucun certificat énergétique pour le moment.
certificate-add = Ajouter un certificat
certificate-new = Ajouter un certificat énergétique
certificate-change = Modifier le certificat énergétique
certificate-made = Le certificat énergétique est ajouté.
certificate-remove = Supprimer
certificate-remove-question = Supprimer le certificat énergétique ?
certificate-remove-text = Uniquement pour un certificat encodé par erreur. La chronologie continue de le mentionner.
certificate-removed = Le certificat énergétique est supprimé.
certificate-kind = Type
certificate-epc = EPC
certificate-epb = EPB
certificate-of = { $kind } du { $date }
certificate-method = Origine
certificate-measured = Du certificat
certificate-estimated = Estimé par le coach
certificate-about-common-parts = Concerne les parties communes (EPC GD)
certificate-drawn-up = Établi le
certificate-valid-until = Valable jusqu’au
certificate-expired = Expiré
certificate-number = Numéro du certificat
energy-label = Label énergétique
energy-label-short = Label
energy-label-of = label { $label }
energy-label-by-use = D’après la consommation
energy-label-contradicts = d’après la consommation { $label }
energy-use = Consommation
e-level = Niveau E

## Who is involved
party-add = Ajouter une personne concernée
party-added = { $name } est désormais concerné.
party-already = déjà concerné
party-kind = Qui s’ajoute ?
party-actions = Actions pour { $name }
party-make-main = Choisir comme contact principal
party-is-main = { $name } est désormais le contact principal.
party-remove = Retirer du parcours client
party-remove-question = Retirer { $name } du parcours client ?
party-remove-text = La fiche elle-même subsiste, et la chronologie dit qui était concerné.
party-removed = { $name } n’est plus concerné.
capacities-change = Modifier les qualités
capacities-of = Qualités de { $name }
capacity-add = Encore une qualité
capacity-remove = Enlever cette qualité
capacity-scope = Valable dans
capacity-in-journey = Tout le parcours client
capacity-in-dossier = Dossier { $number }
capacity-first-day = Du
capacity-last-day = Au
capacity-from = à partir du { $from }
capacity-to = jusqu’au { $to }
capacity-from-to = { $from } – { $to }
in-row = { $field } { $number }

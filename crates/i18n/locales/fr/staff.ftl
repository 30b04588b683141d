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

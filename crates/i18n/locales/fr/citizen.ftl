## Les pages pour les citoyens. Les messages sont du texte pur ; le gabarit place les liens et les boutons.

# Chaque page
citizen-page-title = { $title } – { $desk }
citizen-page-title-error = Erreur : { $title } – { $desk }
citizen-skip = Aller au contenu
citizen-languages = Langue
citizen-footer = Contact et informations
citizen-telephone = Téléphone
citizen-email = E-mail
citizen-hours = Heures d'ouverture
citizen-address = Adresse
citizen-privacy-link = Vie privée
citizen-accessibility-link = Accessibilité
citizen-staff-link = Connexion du personnel

# Page d'accueil
citizen-landing-title = Comment pouvons-nous vous aider ?
citizen-landing-lead = Posez votre question sur le logement, la rénovation ou l'énergie. Le guichet est gratuit et ouvert à toute personne qui habite notre commune ou y possède un logement.
citizen-landing-start = Posez votre question
citizen-landing-themes = Sur quoi porte votre question ?
citizen-landing-themes-hint = Choisissez un sujet pour commencer tout de suite.
citizen-landing-talk = Vous préférez parler à quelqu'un ?

# Formulaire de contact
citizen-contact-title = Posez votre question
citizen-contact-lead = Remplissez ce formulaire. Un collaborateur du guichet lit votre question et vous répond.
citizen-contact-optional = facultatif
citizen-contact-required-note = Nous ne demandons que le nécessaire. Ce que vous pouvez laisser vide porte la mention « facultatif ».
citizen-contact-section-question = Votre question
citizen-contact-section-dwelling = Le logement
citizen-contact-section-person = À propos de vous
citizen-contact-section-answer = Notre réponse
citizen-contact-themes = Sur quoi porte votre question ?
citizen-contact-themes-hint = Cochez tout ce qui convient.
citizen-contact-question = Que voulez-vous demander ?
citizen-contact-question-hint = N'écrivez ici ni numéro de registre national, ni numéro de compte, ni données sur votre santé.
citizen-contact-question-left = { $count ->
    [one] Il reste { $count } caractère.
   *[other] Il reste { $count } caractères.
}
citizen-contact-question-over = { $count ->
    [one] { $count } caractère de trop.
   *[other] { $count } caractères de trop.
}
citizen-contact-address = Adresse du logement
citizen-contact-address-hint = Rue, numéro, boîte, code postal et commune. Par exemple : Kerkstraat 12 boîte 3, 2800 Mechelen
citizen-contact-apartment_building = S'agit-il d'un immeuble à appartements ?
citizen-contact-apartment_building-yes = Oui
citizen-contact-apartment_building-no = Non
citizen-contact-apartment_building-unknown = Je ne sais pas, ou cela n'a pas d'importance
citizen-contact-capacity = Vous posez cette question en tant que
citizen-contact-name = Nom
citizen-contact-name-hint = Prénom et nom de famille
citizen-contact-reach = Remplissez au moins l'un des deux : une adresse e-mail ou un numéro de téléphone.
citizen-contact-email = Adresse e-mail
citizen-contact-email-hint = Par exemple : nom@exemple.be
citizen-contact-telephone = Numéro de téléphone
citizen-contact-telephone-hint = Par exemple : 0470 12 34 56. Un numéro étranger commence par + ou 00.
citizen-contact-answer_channels = Comment pouvons-nous vous répondre ?
citizen-contact-answer_channels-hint = Cochez ce qui vous convient. Pour une lettre, il nous faut votre adresse.
citizen-channel-email = Par e-mail
citizen-channel-telephone = Par téléphone
citizen-channel-post = Par lettre
citizen-contact-trap = Laissez ce champ vide
citizen-contact-send = Envoyer votre question
citizen-contact-sending = Votre question est en cours d'envoi…

# Ce que deviennent les données, au-dessus du bouton
citizen-notice-title = Que faisons-nous de vos données ?
citizen-notice-purpose = Nous utilisons vos données pour répondre à votre question et vous aider pour votre logement.
citizen-notice-basis = C'est notre mission d'intérêt public (article 6, paragraphe 1, e) du Règlement général sur la protection des données). Vous ne devez pas donner votre consentement pour cela.
citizen-notice-who = Des questions sur vos données ? Contactez :
citizen-notice-more = Lire la déclaration de confidentialité

# Erreurs dans le formulaire
citizen-errors-title = Quelque chose ne va pas
citizen-errors-lead = Votre question n'est pas encore envoyée. Vérifiez ces réponses :
citizen-error-prefix = Erreur :
citizen-error-themes-required = Indiquez sur quoi porte votre question.
citizen-error-themes-unknown-option = L'un des sujets n'existe plus. Indiquez à nouveau sur quoi porte votre question.
citizen-error-question-required = Écrivez ce que vous voulez demander.
citizen-error-question-too-long = Votre question est trop longue. Utilisez 5000 caractères au maximum.
citizen-error-address-required = Indiquez votre adresse, ou choisissez une autre réponse qu'une lettre.
citizen-error-address-too-long = L'adresse est trop longue. Utilisez 500 caractères au maximum.
citizen-error-apartment_building-required = Indiquez s'il s'agit d'un immeuble à appartements.
citizen-error-apartment_building-unknown-option = Choisissez l'une des réponses sur l'immeuble à appartements.
citizen-error-capacity-required = Indiquez en tant que qui vous posez cette question.
citizen-error-capacity-unknown-option = Cette réponse n'existe plus. Indiquez à nouveau en tant que qui vous posez cette question.
citizen-error-name-required = Indiquez votre nom.
citizen-error-name-too-long = Le nom est trop long. Utilisez 200 caractères au maximum.
citizen-error-email-no-contact-point = Indiquez une adresse e-mail ou un numéro de téléphone, pour que nous puissions vous joindre.
citizen-error-email-invalid-email = Cette adresse e-mail n'est pas valable. Écrivez-la comme nom@exemple.be.
citizen-error-email-unreachable-channel = Indiquez votre adresse e-mail, ou décochez « Par e-mail ».
citizen-error-telephone-invalid-telephone = Ce numéro de téléphone n'est pas valable. Écrivez-le comme 0470 12 34 56 ou +31 20 123 45 67.
citizen-error-telephone-unreachable-channel = Indiquez votre numéro de téléphone, ou décochez « Par téléphone ».
citizen-error-answer_channels-required = Indiquez comment nous pouvons vous répondre.
citizen-error-answer_channels-unknown-option = Choisissez l'une des façons de répondre.

# Quand le formulaire revient sans erreur du citoyen
citizen-again-title = Votre question n'est pas encore envoyée
citizen-trap-hidden-field-filled = Un champ caché qui doit rester vide a été rempli. Parfois, un programme le fait de lui-même. Le champ est vide à présent : vérifiez vos réponses et envoyez-les à nouveau.
citizen-trap-too-fast = Le formulaire est revenu très vite. Envoyez-le encore une fois ; vos réponses sont toujours là.
citizen-trap-no-key = Le formulaire a rencontré un problème. Envoyez-le encore une fois ; vos réponses sont toujours là.
citizen-duplicate-title = Vous avez déjà envoyé ce formulaire
citizen-duplicate-text = Nous l'avons bien reçu. Ce que vous venez de remplir se trouve ci-dessous : si vous l'envoyez, cela devient une nouvelle question.
citizen-duplicate-receipt = Voir l'accusé de réception de votre première question

# Accusé de réception
citizen-receipt-title = Nous avons reçu votre question
citizen-receipt-reference = Votre référence
citizen-receipt-keep = Notez la référence, gardez cette page ou imprimez-la. Nous retrouverons ainsi vite votre question si vous nous appelez.
citizen-receipt-masked = Votre message contenait un numéro de registre national. Nous l’avons rendu illisible : nous ne le conservons pas ici.
citizen-receipt-date = Reçue le
citizen-receipt-themes = Sujet
citizen-receipt-channels = Nous répondons
citizen-receipt-next = Et maintenant ?
citizen-receipt-next-text = Un collaborateur lit votre question et la confie au collègue qui peut le mieux vous aider. Celui-ci vous répond de l'une des façons que vous avez choisies.
citizen-receipt-call = Vous voulez ajouter ou corriger quelque chose ? Contactez-nous en mentionnant votre référence.
citizen-receipt-print = Imprimer cette page
citizen-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
citizen-date-and-time = { $date } à { $hour } h { $minute }
citizen-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}

# Autres réponses
citizen-not-found-title = Cette page n'existe pas
citizen-not-found-text = L'adresse contient peut-être une faute de frappe, ou la page a été déplacée.
citizen-method-not-allowed-title = Ce n'est pas possible ici
citizen-method-not-allowed-text = Cette page ne peut qu'être lue.
citizen-too-large-title = Votre message est trop volumineux
citizen-too-large-text = Votre question n'est pas envoyée. Revenez en arrière, raccourcissez le texte et envoyez-le à nouveau, ou appelez-nous.
citizen-unsupported-title = Nous ne pouvons pas lire ce formulaire
citizen-unsupported-text = Votre question n'est pas envoyée. Utilisez le formulaire de ce site, ou appelez-nous.
citizen-throttled-title = Un peu de patience
citizen-throttled-text = De nombreuses questions ont été envoyées à la suite depuis cette connexion internet. Votre question n'est pas encore envoyée. Attendez { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
} et réessayez, ou appelez-nous.
citizen-unavailable-title = Cela ne fonctionne pas pour le moment
citizen-unavailable-text = En raison d'une panne, nous ne pouvons pas afficher cette page. Réessayez dans quelques minutes, ou appelez-nous.
citizen-unavailable-form-text = En raison d'une panne, nous n'avons pas pu enregistrer votre question : elle n'est pas encore envoyée. Réessayez, ou appelez-nous. Vos réponses sont toujours sur cette page.
citizen-defect-title = Une erreur s'est produite
citizen-defect-text = En raison d'une erreur de notre côté, cela n'est pas possible pour le moment. Réessayez plus tard, ou appelez-nous.
citizen-retry-question = Votre question
citizen-retry-send = Envoyer à nouveau
citizen-to-form = Vers le formulaire
citizen-to-home = Vers la page d'accueil

# Déclaration de confidentialité
citizen-privacy-title = Déclaration de confidentialité
citizen-privacy-lead = { $desk } : que faisons-nous des données que vous nous confiez ?
citizen-privacy-controller = Qui est responsable ?
citizen-privacy-controller-text = L'administration communale dont ce guichet est un service est responsable du traitement de vos données. Pour toutes vos questions sur la vie privée, également destinées au délégué à la protection des données, adressez-vous à :
citizen-privacy-purpose = À quoi servent vos données ?
citizen-privacy-purpose-text = À répondre à votre question, à vous conseiller et vous accompagner en matière de logement, de rénovation et d'énergie, et à savoir ce que nous avons fait de votre question. Nous établissons aussi des chiffres sur notre fonctionnement ; personne ne peut y être reconnu.
citizen-privacy-basis = Sur quelle base ?
citizen-privacy-basis-text = Informer et accompagner en matière de logement et d'énergie est une mission d'intérêt public de la commune. L'article 6, paragraphe 1, e) du Règlement général sur la protection des données (RGPD) en est la base juridique. Pour ce qui n'en fait pas partie, comme une lettre d'information, nous vous demandons un consentement séparé, que vous pouvez toujours retirer.
citizen-privacy-data = Quelles données ?
citizen-privacy-data-text = Ce que vous remplissez vous-même : votre nom, votre adresse e-mail ou votre numéro de téléphone, l'adresse du logement si vous l'indiquez, s'il s'agit d'un immeuble à appartements, en quelle qualité vous posez la question, les sujets, votre question et la façon dont nous pouvons répondre. Pour empêcher les abus, nous gardons brièvement une empreinte chiffrée de votre connexion internet ; nous ne conservons pas votre adresse IP elle-même. Ne nous donnez ni numéro de registre national, ni données sur votre santé.
citizen-privacy-readers = Qui voit vos données ?
citizen-privacy-readers-text = Les collaborateurs du guichet qui en ont besoin pour leur travail. Ceux qui gèrent les serveurs pour nous sont liés par un contrat et ne peuvent rien faire d'autre des données. Nous ne partageons vos données avec un autre service ou un partenaire que si c'est nécessaire pour vous aider et que vous le savez, ou si une loi nous y oblige. Nous ne vendons jamais de données.
citizen-privacy-retention = Combien de temps ?
citizen-privacy-retention-text = Aussi longtemps que nécessaire pour vous aider, puis aussi longtemps que l'imposent les règles d'archivage des administrations locales (décret de gouvernance du 7 décembre 2018). Ensuite, elles sont détruites ou, si les règles le demandent, conservées aux archives communales.
citizen-privacy-rights = Vos droits
citizen-privacy-rights-text = Vous pouvez demander quelles données nous avons sur vous et en recevoir une copie, faire corriger des erreurs, vous opposer, et demander d'effacer des données ou d'en limiter l'usage. Pour une mission d'intérêt public et pour les archives, la loi fixe des limites à l'effacement ; si nous ne pouvons pas faire quelque chose, nous expliquons pourquoi. Nous répondons dans le mois et vous demandons d'abord de montrer qui vous êtes.
citizen-privacy-cookies = Cookies
citizen-privacy-cookies-text = Les pages pour les citoyens n'utilisent pas de cookies et ne vous suivent pas. Aucune décision n'est prise par un ordinateur seul.
citizen-privacy-complaint = Pas satisfait ?
citizen-privacy-complaint-text = Dites-le-nous d'abord. Vous pouvez aussi introduire une plainte auprès de l'autorité de contrôle : la Vlaamse Toezichtcommissie voor de verwerking van persoonsgegevens (contact@toezichtcommissie.be) ou l'Autorité de protection des données, rue de la Presse 35, 1000 Bruxelles (contact@apd-gba.be).

# Déclaration d'accessibilité
citizen-accessibility-title = Déclaration d'accessibilité
citizen-accessibility-lead = Nous voulons que chacun puisse utiliser ce site, comme le demande le décret de gouvernance flamand du 7 décembre 2018 (article II.16). Cette déclaration concerne les pages pour les citoyens : la page d'accueil, le formulaire de contact, l'accusé de réception et les déclarations.
citizen-accessibility-status = Ce site est-il accessible ?
citizen-accessibility-status-text = Le site est partiellement conforme à la norme EN 301 549, qui reprend les règles WCAG 2.1, niveau AA. Il est construit pour respecter aussi WCAG 2.2, niveau AA. Il fonctionne sans JavaScript, avec le clavier seul, sur un petit écran et avec un agrandissement jusqu'à 400 pour cent.
citizen-accessibility-limits = Qu'est-ce qui n'est pas encore en ordre ?
citizen-accessibility-limit-tests = Les pages n'ont pas encore été testées par un organisme indépendant ni par des personnes en situation de handicap. Certains obstacles nous sont peut-être inconnus.
citizen-accessibility-limit-easy = Les textes sont rédigés en langage courant, mais il n'existe pas encore de version facile à lire ni en langue des signes.
citizen-accessibility-limit-logo = Le logo est une image ; le nom du guichet se trouve toujours à côté en texte.
citizen-accessibility-preparation = Comment cette déclaration a-t-elle été établie ?
citizen-accessibility-preparation-text = Cette déclaration a été établie le { $date } après une auto-évaluation : des tests automatiques de chaque page et un contrôle au clavier et avec agrandissement.
citizen-accessibility-feedback = Vous avez trouvé un problème ?
citizen-accessibility-feedback-text = Faites-le-nous savoir. Nous vous aidons et répondons dans le mois. Vous pouvez aussi toujours poser votre question par téléphone, par lettre ou au guichet.
citizen-accessibility-enforcement = Notre réponse ne vous satisfait pas ?
citizen-accessibility-enforcement-text = Vous pouvez vous adresser au Vlaamse Ombudsdienst (service de médiation flamand), Leuvenseweg 86, 1000 Bruxelles (klachten@vlaamseombudsdienst.be).

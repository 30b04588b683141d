## The citizen's pages. Messages are plain text; the template places links and buttons.

# Every page
citizen-page-title = { $title } – { $desk }
citizen-page-title-error = Error: { $title } – { $desk }
citizen-skip = Skip to the content
citizen-languages = Language
citizen-footer = Contact and information
citizen-telephone = Telephone
citizen-email = Email
citizen-hours = Opening hours
citizen-address = Address
citizen-privacy-link = Privacy
citizen-accessibility-link = Accessibility
citizen-staff-link = Staff sign-in

# Home page
citizen-landing-title = How can we help you?
citizen-landing-lead = Ask your question about housing, renovation or energy. The desk is free of charge and open to everyone who lives in our municipality or owns a home there.
citizen-landing-start = Ask your question
citizen-landing-themes = What is your question about?
citizen-landing-themes-hint = Choose a subject to start right away.
citizen-landing-talk = Would you rather talk to someone?

# Contact form
citizen-contact-title = Ask your question
citizen-contact-lead = Fill in this form. A member of the desk's staff reads your question and answers you.
citizen-contact-optional = optional
citizen-contact-required-note = We ask only for what we need. What you may leave empty is marked ‘optional’.
citizen-contact-section-question = Your question
citizen-contact-section-dwelling = The home
citizen-contact-section-person = About you
citizen-contact-section-answer = Our answer
citizen-contact-themes = What is your question about?
citizen-contact-themes-hint = Tick everything that applies.
citizen-contact-question = What would you like to ask?
citizen-contact-question-hint = Do not write a national register number, bank account number or details about your health here.
citizen-contact-question-left = { $count ->
    [one] { $count } character left.
   *[other] { $count } characters left.
}
citizen-contact-question-over = { $count ->
    [one] { $count } character too many.
   *[other] { $count } characters too many.
}
citizen-contact-address = Address of the home
citizen-contact-address-hint = Street, house number, box, postcode and municipality. For example: Kerkstraat 12 bus 3, 2800 Mechelen
citizen-contact-apartment_building = Is it an apartment building?
citizen-contact-apartment_building-yes = Yes
citizen-contact-apartment_building-no = No
citizen-contact-apartment_building-unknown = I do not know, or it does not matter
citizen-contact-capacity = You ask this question as
citizen-contact-name = Name
citizen-contact-name-hint = First name and surname
citizen-contact-reach = Fill in at least one of these: an email address or a telephone number.
citizen-contact-email = Email address
citizen-contact-email-hint = For example: name@example.be
citizen-contact-telephone = Telephone number
citizen-contact-telephone-hint = For example: 0470 12 34 56. A foreign number starts with + or 00.
citizen-contact-answer_channels = How may we answer you?
citizen-contact-answer_channels-hint = Tick what suits you. For a letter we need your address.
citizen-channel-email = By email
citizen-channel-telephone = By telephone
citizen-channel-post = By letter
citizen-contact-trap = Leave this field empty
citizen-contact-send = Send your question
citizen-contact-sending = Your question is being sent…

# What happens to the data, above the button
citizen-notice-title = What do we do with your data?
citizen-notice-purpose = We use your data to answer your question and to help you further with your home.
citizen-notice-basis = That is our task in the public interest (Article 6(1)(e) of the General Data Protection Regulation). You do not have to give consent for it.
citizen-notice-who = Questions about your data? Contact:
citizen-notice-more = Read the privacy statement

# Faults in the form
citizen-errors-title = Something is not right
citizen-errors-lead = Your question has not been sent yet. Check these answers:
citizen-error-prefix = Error:
citizen-error-themes-required = Tick what your question is about.
citizen-error-themes-unknown-option = One of the subjects no longer exists. Tick again what your question is about.
citizen-error-question-required = Write what you would like to ask.
citizen-error-question-too-long = Your question is too long. Use 5000 characters at most.
citizen-error-address-required = Fill in your address, or choose another answer than a letter.
citizen-error-address-too-long = The address is too long. Use 500 characters at most.
citizen-error-apartment_building-required = Choose whether it is an apartment building.
citizen-error-apartment_building-unknown-option = Choose one of the answers about the apartment building.
citizen-error-capacity-required = Choose as what you ask this question.
citizen-error-capacity-unknown-option = This answer no longer exists. Choose again as what you ask this question.
citizen-error-name-required = Fill in your name.
citizen-error-name-too-long = The name is too long. Use 200 characters at most.
citizen-error-email-no-contact-point = Fill in an email address or a telephone number, so that we can reach you.
citizen-error-email-invalid-email = This is not a valid email address. Write it like name@example.be.
citizen-error-email-unreachable-channel = Fill in your email address, or untick ‘By email’.
citizen-error-telephone-invalid-telephone = This is not a valid telephone number. Write it like 0470 12 34 56 or +31 20 123 45 67.
citizen-error-telephone-unreachable-channel = Fill in your telephone number, or untick ‘By telephone’.
citizen-error-answer_channels-required = Tick how we may answer you.
citizen-error-answer_channels-unknown-option = Choose one of the ways to answer.

# When the form comes back without a fault of the citizen
citizen-again-title = Your question has not been sent yet
citizen-trap-hidden-field-filled = Something was filled in in a hidden field that must stay empty. Some programs do that by themselves. The field is empty now: check your answers and send them again.
citizen-trap-too-fast = The form came back very quickly. Send it once more; your answers are still there.
citizen-trap-no-key = Something went wrong with the form. Send it once more; your answers are still there.
citizen-duplicate-title = You have already sent this form
citizen-duplicate-text = We received it. What you filled in just now is below: if you send it, it becomes a new question.
citizen-duplicate-receipt = See the receipt of your first question

# Receipt
citizen-receipt-title = We have received your question
citizen-receipt-reference = Your reference
citizen-receipt-keep = Write the reference down, keep this page or print it. It helps us find your question quickly when you call.
citizen-receipt-masked = Your message contained a national register number. We have made it unreadable: we do not keep those here.
citizen-receipt-date = Received on
citizen-receipt-themes = Subject
citizen-receipt-channels = We answer
citizen-receipt-next = What happens now?
citizen-receipt-next-text = A member of our staff reads your question and gives it to the colleague who can help you best. That colleague answers you in one of the ways you chose.
citizen-receipt-call = Would you like to add or correct something? Contact us and mention your reference.
citizen-receipt-print = Print this page
citizen-date = { $day } { $month } { $year }
citizen-date-and-time = { $date } at { $hour }:{ $minute }
citizen-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# Other answers
citizen-not-found-title = This page does not exist
citizen-not-found-text = The address may have been mistyped, or the page was moved.
citizen-method-not-allowed-title = That is not possible here
citizen-method-not-allowed-text = This page can only be read.
citizen-too-large-title = Your message is too large
citizen-too-large-text = Your question was not sent. Go back, shorten the text and send it again, or call us.
citizen-unsupported-title = We cannot read this form
citizen-unsupported-text = Your question was not sent. Use the form on this website, or call us.
citizen-throttled-title = Please wait a moment
citizen-throttled-text = Many questions were sent one after the other from this internet connection. Your question has not been sent yet. Wait { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
} and try again, or call us.
citizen-unavailable-title = This does not work right now
citizen-unavailable-text = Because of a failure we cannot show this page now. Try again in a few minutes, or call us.
citizen-unavailable-form-text = Because of a failure we could not store your question: it has not been sent yet. Try again, or call us. Your answers are still on this page.
citizen-defect-title = Something went wrong
citizen-defect-text = Because of an error on our side this does not work now. Try again later, or call us.
citizen-retry-question = Your question
citizen-retry-send = Send again
citizen-to-form = To the form
citizen-to-home = To the home page

# Privacy statement
citizen-privacy-title = Privacy statement
citizen-privacy-lead = { $desk }: what do we do with the data you give us?
citizen-privacy-controller = Who is responsible?
citizen-privacy-controller-text = The municipality of which this desk is a service is responsible for the processing of your data. With all questions about privacy, also for the data protection officer, you can turn to:
citizen-privacy-purpose = What do we use your data for?
citizen-privacy-purpose-text = To answer your question, to advise and guide you in housing, renovation and energy, and to know what we did with your question. We also draw up figures about our work; nobody can be recognised in them.
citizen-privacy-basis = On what basis?
citizen-privacy-basis-text = Giving information and guidance about housing and energy is a task of the municipality in the public interest. Article 6(1)(e) of the General Data Protection Regulation (GDPR) is the legal basis. For anything that does not belong to it, such as a newsletter, we ask for separate consent, which you can withdraw at any time.
citizen-privacy-data = Which data?
citizen-privacy-data-text = What you fill in yourself: your name, your email address or telephone number, the address of the home if you give it, whether it is an apartment building, in what capacity you ask, the subjects, your question and how we may answer. To prevent abuse we keep an encrypted mark of your internet connection for a short time; we do not keep your IP address itself. Do not give us a national register number or details about your health.
citizen-privacy-readers = Who sees your data?
citizen-privacy-readers-text = The members of the desk's staff who need them for their work. Those who run the servers for us are bound by a contract and may not use the data for anything else. We share your data with another service or a partner only if that is needed to help you and you know about it, or if a law obliges us to. We never sell data.
citizen-privacy-retention = For how long?
citizen-privacy-retention-text = As long as needed to help you, and after that as long as the archive rules for local authorities prescribe (Flemish Governance Decree of 7 December 2018). Then they are destroyed or, where the rules ask for it, kept in the municipal archives.
citizen-privacy-rights = Your rights
citizen-privacy-rights-text = You can ask which data we have about you and get a copy, have errors corrected, object, and ask to erase data or to restrict their use. For a task in the public interest and for the archives the law sets limits to erasure; if we cannot do something, we explain why. We answer within one month and first ask you to show who you are.
citizen-privacy-cookies = Cookies
citizen-privacy-cookies-text = The pages for citizens use no cookies and do not follow you. No decisions are taken by a computer alone.
citizen-privacy-complaint = Not satisfied?
citizen-privacy-complaint-text = Tell us first. You can also complain to the supervisory authority: the Vlaamse Toezichtcommissie voor de verwerking van persoonsgegevens (contact@toezichtcommissie.be) or the Belgian Data Protection Authority, Drukpersstraat 35, 1000 Brussels (contact@apd-gba.be).

# Accessibility statement
citizen-accessibility-title = Accessibility statement
citizen-accessibility-lead = We want everyone to be able to use this website, as the Flemish Governance Decree of 7 December 2018 (Article II.16) asks. This statement is about the pages for citizens: the home page, the contact form, the receipt and the statements.
citizen-accessibility-status = How accessible is this website?
citizen-accessibility-status-text = The website complies partially with the standard EN 301 549, which takes over the guidelines WCAG 2.1, level AA. It is built to comply with WCAG 2.2, level AA, as well. It works without JavaScript, with a keyboard alone, on a small screen and when enlarged up to 400 per cent.
citizen-accessibility-limits = What is not yet in order?
citizen-accessibility-limit-tests = The pages have not yet been tested by an independent party and by people with disabilities. There may be obstacles we do not know of.
citizen-accessibility-limit-easy = The texts are written in plain language, but there is no easy-to-read version and no version in sign language yet.
citizen-accessibility-limit-logo = The logo is an image; the name of the desk is always beside it as text.
citizen-accessibility-preparation = How was this statement drawn up?
citizen-accessibility-preparation-text = This statement was drawn up on { $date } after a self-assessment: automatic tests of every page and a check with the keyboard and when enlarged.
citizen-accessibility-feedback = Have you found a problem?
citizen-accessibility-feedback-text = Let us know. We help you and answer within one month. You can also always ask your question by telephone, by letter or at the desk.
citizen-accessibility-enforcement = Not satisfied with our answer?
citizen-accessibility-enforcement-text = You can turn to the Vlaamse Ombudsdienst (Flemish ombudsman), Leuvenseweg 86, 1000 Brussels (klachten@vlaamseombudsdienst.be).

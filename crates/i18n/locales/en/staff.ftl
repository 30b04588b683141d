### The staff app, in English.

## Everywhere
close = Close
cancel = Cancel
save = Save
saved = Saved.
loading = Loading…
try-again = Try again
no-results = Nothing found
messages = Messages
columns = Columns
filter-column = Filter by { $column }
filter-contains = Contains…
show-more = Show more
show-older = Show older
yes = Yes
no = No
unknown = Unknown
form-faults = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
fault-of-field = { $field }: { $fault }
field-error-other = this value is not accepted

## Problems
problem-unexpected = Something went wrong. Please try again.
problem-no-connection = No connection to the server. Check your network and try again.
problem-forbidden = You have no right to do this.
problem-not-found = This does not exist (any more), or you have no access to it.
problem-conflict = This is no longer possible: somebody was first. Look at the present state.
problem-stale = Somebody else changed this in the meantime. You now see the newest version.
problem-invalid = Check the marked fields.
problem-throttled = Too many attempts. Wait a moment before you try again.
problem-unavailable = The server cannot be reached just now. Try again in a moment.
problem-wrong-credentials = The e-mail address or the password is wrong.
problem-claimed-by-other = A colleague is already working on this.
problem-state-changed = The state has changed in the meantime. You now see the newest version.
problem-catalogue-changed = The lists of choices were changed in the meantime. Check your choices and try again.

## Frame
skip-to-content = Skip to content
navigation = Navigation
navigation-fold = Fold the navigation
navigation-unfold = Unfold the navigation
nav-home = Home
nav-queues = Queue
nav-journeys = Journeys
nav-reports = Reports
nav-all-dossiers = All dossiers
nav-management = Management
nav-settings = Settings
search-label = Search all dossiers
search-placeholder = Number, name, address or question
language = Language
language-nl = Nederlands
language-fr = Français
language-en = English
account-of = Account of { $name }
sign-out = Sign out
not-found-title = Not found
not-found-text = There is nothing at this address.
go-to-start = To the home page

## Signing in
sign-in = Sign in
email = E-mail address
password = Password
session-expired = You were away for a while and were signed out. Sign in to go on where you were.
password-set = Your password is set. Sign in now.
choose-password = Choose your password
new-password = New password
password-again = The password once more
password-hint = At least 12 characters. A few words in a row are easy to remember.
password-too-short = New password: use at least 12 characters
passwords-differ = The two passwords differ
password-link-dead = This link no longer works: it was used already or has expired. Ask the manager for a new one.
save-password = Save the password
to-sign-in = To sign-in

## Start
home-greeting = Hello { $name }
home-my-items = What I work on
home-my-items-empty = You have not claimed any request from the queue.
home-open-queue = Open the queue
home-queues = Not linked yet, by queue
home-queues-empty = You are not a member of a queue yet.
home-my-dossiers = My open dossiers
home-my-dossiers-empty = No open dossiers are assigned to you.
home-all-mine = All my dossiers
due = Due
overdue = Overdue

## Queues
queues-all = All queues
queues-mine = What I work on
queues-list = Queues
queue-unlinked = Not linked yet
queue-linked = Linked
queue-empty-unlinked = Nothing to do in this queue
queue-empty-unlinked-text = New requests from the contact form appear here by themselves.
queue-empty-linked = Nothing linked yet
queue-empty-linked-text = Requests that became a dossier come here.
queue-pick-item = Choose a request to read it
queue-pick-item-text = Arrow up and down go through the list.
queue-back = Back to the list
items = Requests
item-reference = Reference
item-received = Received
item-claimed-by = Claimed by { $name }
item-claimed-by-me = Claimed by you
item-unclaimed = Not claimed by anybody yet
item-is-linked = Linked to dossier { $number }
item-question = Question
item-name = Name
item-telephone = Telephone
item-capacity = Capacity
item-address = Address
item-apartment-building = Apartment building
item-answer-by = Answer by
item-language = Language
item-themes = Themes
channel-email = E-mail
channel-telephone = Telephone
channel-post = Post
claim = Claim
release = Release
take-over = Take over
take-over-question = { $name } is working on this request. Do you want to take it over?
move-to-queue = Move
move-to = Move to another queue
claimed = You have claimed the request.
released = The request is free again.
moved = Moved to { $queue }.
make-dossier = Make dossier
open-dossier = Open dossier { $number }

## Make a dossier
new-dossier-of = Make a dossier for { $name }
new-dossier-made = Dossier { $number } has been made.
section-dossier = Dossier
section-contact = Contact
section-address = Address
dossier-type = Type
dossier-subtype = Subtype
no-subtype = Not chosen yet
contact-choice = Who is this?
contact-choice-hint = We found contacts with the same name, e-mail address or telephone number.
contact-new = New contact
contact-preferred-channel = Preferred channel
address-choice = Site address
address-as-typed = As the applicant wrote it
address-none = No address yet
address-text = Address
address-text-hint = Will be matched with the address register later.
dossier-source = Source of the request
dossier-main-project = Main project
dossier-requested-on = Date of the request
dossier-assignee = Assigned to
nobody = Nobody
proposal-stale = This request was changed in the meantime. Check the data and try again.

## Settings
settings-desk = The desk
settings-desk-name = Name of the desk
settings-telephone = Telephone
settings-hours = Opening hours
settings-address = Address
settings-languages = Languages of the public pages
settings-logo = Logo
settings-logo-hint = PNG, WebP or JPEG, at most { $size } kB.
settings-logo-choose = Choose a file
settings-logo-remove = Remove the logo
settings-logo-too-large = This file is too large
settings-logo-wrong-type = Choose a PNG, WebP or JPEG file
settings-privacy-contact = Contact for privacy questions
in-language = { $field } ({ $language })

## Dossiers
dossier = Dossier
journey = Journey
stage-done = done
stage-current = current stage
stage-open = to do

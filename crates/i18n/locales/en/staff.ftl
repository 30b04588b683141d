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
problem-survivor-merged = The record that stayed was itself merged on since. Undo that merge first.
problem-primary-party = The main contact cannot be taken off. Choose another main contact first.
problem-main-address = The site address cannot be taken off. Choose another site address first.

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

## A dossier by hand, and those that follow it
dossier-new = New dossier
opening-make = Make now
opening-type-hint = Only the type is needed. The rest can be filled in later, in the dossier.
opening-source-other = Another source
opening-source-which = Which source?
follow-up = Follow-up dossier: { $type }
follow-up-other = Other type
follow-up-text = It belongs to journey { $number } and shares its people and addresses.

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

## Dossier list
dossier-number = Number
dossier-customer = Customer
dossier-address = Address
dossier-stage = Stage
dossier-queue = Queue
dossier-state = State
dossier-requested = Requested on
dossier-updated = Changed
restricted = Restricted
priority-low = Low priority
priority-high = High priority
state-active = Active
state-inactive = Inactive
state-all = All
filter-all = All
filter-chosen = { $filter }: { $chosen }
filters = Filters
filters-clear = Clear filters
everybody = Everybody
me = Me
sorted-by = Sort by
searched-for = Searched for “{ $text }”
dossiers-empty = No dossiers yet
dossiers-empty-text = Make a dossier of a request in the queue, or start one yourself.
dossiers-no-match = No dossier matches these filters
dossiers-no-match-text = Search for a shorter part of the word, or clear the filters.

## Dossier page
back-to-list = Back to the list
read-only = Read only
dossier-not-found = Dossier { $number } not found
dossier-not-found-text = It does not exist, or you have no access to it.
stages = Stages
timeline = Timeline
take-on = Take it on
assign = Assign
assign-dossier = Assign dossier { $number }
assign-to-me = To me
assigned-to = Assigned to { $name }.
assigned-to-nobody = The dossier is assigned to nobody now.
no-queue = No queue
change = Change
more-actions = More actions
restrict = Restrict access
restrict-text = Only who handles the dossier and the managers will see it. If it is not assigned to you, you can no longer open it yourself.
unrestrict = Lift the restriction
unrestrict-text = All colleagues with access to dossiers can read it again.
working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
not-filled-in = – not filled in –
search-in-list = Search the list
partial-date-hint = A year, month/year or day/month/year
field-still-empty = Still to be filled in
unsaved = Unsaved changes
unsaved-changes = { $count ->
    [one] { $count } unsaved change
   *[other] { $count } unsaved changes
}
reset = Undo
saved-beside-others = Saved. Meanwhile a colleague also changed: { $fields }.
leave-text = Your changes to this dossier have not been saved yet.
leave-discard = Do not save
leave-save = Save and go on
conflict-title = A colleague changed the same fields
conflict-text = Choose which value stays in each field. Your other changes will be saved.
conflict-mine = What you filled in
conflict-theirs = What your colleague saved
conflict-keep-mine = Mine
conflict-take-theirs = My colleague’s
conflict-later = Decide later
stage-to = To stage “{ $to }”
stage-changed = The dossier is now in stage “{ $stage }”.
stage-question-unsaved = Your changes have not been saved yet. Save them and move the dossier to stage “{ $to }”?
stage-question-backward = Move the dossier back from “{ $from }” to “{ $to }”? What was filled in stays.
stage-question-skipping = Move from “{ $from }” straight to “{ $to }”? The stages in between are skipped.
stage-refused = { $count ->
    [one] Fill in this field first to go to stage “{ $stage }”:
   *[other] Fill in these { $count } fields first to go to stage “{ $stage }”:
}
save-and-move = Save and go on
move-stage = Change stage
submission-original = The question as it came in
submission-by = { $name }, { $role }
submission-answer-by = Answer by { $channels }
show-all = Show all
show-less = Show less

## People, addresses and journey
people = People involved
people-none = Nobody is involved yet.
main-contact = Main contact
addresses = Addresses
addresses-none = There is no address yet.
site-address = Site address
address-state-typed = To be matched
address-state-matched = Matched
address-state-manual = Accepted by hand
journey-of = Journey { $number }
train = Dossiers of this journey
train-first = First dossier
train-current = This dossier

## Addresses of a journey
journey-address-add = Add an address
journey-address-added = { $address } now belongs to the journey.
journey-address-other = Another address
journey-address-scope = Counts for
journey-address-only = only for dossier { $number }
journey-address-make-main = Make site address
journey-address-is-main = { $address } is now the site address.
journey-address-for-journey = For the whole journey
journey-address-for-dossier = Only for dossier { $number }
journey-address-is-whole = { $address } now counts for the whole journey.
journey-address-is-only = { $address } now counts only for dossier { $number }.
journey-address-remove-text = The address itself stays, with all that is known about it.
journey-address-removed = { $address } no longer belongs to the journey.
opens-in-tab = { $what } (new tab)

## Events
nav-events = Events
event = Event
event-new = New event
event-kind = Kind
event-place = Place
event-days = Date
event-first-day = First day
event-last-day = Last day
event-last-day-hint = Only for more than one day
event-people = Registrations
event-people-count = { $count ->
    [0] Nobody registered yet
    [one] { $count } person registered
   *[other] { $count } people registered
}
event-standing-upcoming = Planned
event-standing-running = Going on
event-standing-past = Over
events-empty = No events yet
events-empty-text = Information sessions, fairs and visit days of the desk come here.
not-found-event = Event not found
event-dossiers = Linked dossiers
event-dossiers-none = No dossier is linked yet.
event-dossier-link = Link a dossier
event-dossier-link-do = Link
event-dossier-number = Dossier number
event-dossier-number-hint = For example 2026-000123
event-dossier-linked = The dossier is linked.
event-dossier-unlink = Unlink
event-dossier-unlink-named = Unlink dossier { $number }
event-dossier-unlink-question = Unlink dossier { $number }?
event-dossier-unlink-text = The dossier itself stays as it is. You can always link it again.
event-dossier-unlinked = Dossier { $number } is unlinked.
event-registrations = Registrations
event-registrations-none = Nobody registered yet.
event-register = Register
event-register-who = Who registers?
event-register-unknown = Number of unknown people
event-register-count = Number of people
event-registered = { $name } is registered.
event-registered-count = { $count ->
    [one] { $count } person is registered.
   *[other] { $count } people are registered.
}
event-registered-already = already registered
event-registered-twice = This person registered already.
event-visitors = { $count ->
    [one] { $count } unknown visitor
   *[other] { $count } unknown visitors
}
event-unregister = Remove registration
event-unregister-named = Remove registration: { $name }
event-unregister-question = Remove the registration of { $name }?
event-unregister-text = The registration then no longer counts and is not kept.
event-unregistered = The registration is removed.

## Doubles and merges
nav-duplicates = Duplicates
duplicates = Suspected duplicates
duplicates-contact = Contacts
duplicates-organisation = Organisations
duplicates-address = Addresses
duplicates-intro = Each pair is two records that are probably about the same person, organisation or address. Merge them, or say that they are not the same.
duplicates-pair = { $one } and { $other }
duplicates-likeness = { $percent }% alike
duplicates-field = Field
duplicates-created = Created on
duplicates-differs = differs
duplicates-no-value = empty
duplicates-looking = Still looking…
duplicates-none-yet = No duplicates found so far
duplicates-none-yet-text = Part of the records has been compared. Keep looking for the rest.
duplicates-go-on = Keep looking
duplicates-empty = No suspected duplicates
duplicates-empty-text = All records have been compared. New duplicates will appear here by themselves.
not-same-open = Not the same…
not-same-title = Not the same?
not-same = Not the same
not-same-text = { $one } and { $other } will no longer be suggested as duplicates, nor to your colleagues. The records themselves do not change.
not-same-for-good = You cannot undo this here.
not-same-done = Noted as not the same.
merge-open = Merge…
merge-title-contact = Merge two records of one person
merge-title-organisation = Merge two records of one organisation
merge-title-address = Merge two records of one address
merge = Merge
merge-is-one = These two records have meanwhile been merged into { $name }.
merge-in-register = Both addresses are matched, each with a number of its own in the address register. So they are two: they cannot be merged.
merge-renewed = A colleague changed one of the records meanwhile. Below are the values as they are now: check your choices, then merge again.
merge-survivor = Which record stays?
merge-survivor-of-register = One of the two addresses is matched with the address register: that record stays.
merge-staying = Record that stays
merge-record = Created on { $date } · { $counts }
merge-different = Which value stays?
merge-line-of-register = The address register says how this address is spelled.
merge-equal = The same in both records
merge-hides = The other record, { $loser }, is hidden: whoever opens it gets to { $survivor }. Values you do not choose are not lost.
merge-moves = { $survivor } gets: { $counts } of { $loser }.
merge-moves-nothing = { $loser } has no journeys that you can see.
merge-moves-known = The energy certificates and works of { $loser } then show at { $survivor } too.
merge-moves-merged = { $count ->
    [one] The record that was merged with { $loser } before will lead to { $survivor } too.
   *[other] The { $count } records that were merged with { $loser } before will lead to { $survivor } too.
}
merge-can-be-undone = You can undo this at any time.
merge-no-journeys = no journeys
merge-counts = { $journeys ->
    [one] { $journeys } journey
   *[other] { $journeys } journeys
} ({ $dossiers ->
    [one] { $dossiers } dossier
   *[other] { $dossiers } dossiers
})
merge-counts-at-least = at least { $counts }
merge-done = Merged into { $name }.
merge-undo = Undo the merge
merge-page = Merge
merge-page-of = { $loser } merged with { $survivor }
merge-state-in-force = In force
merge-state-undone = Undone
merge-facts = What happened
merge-loser = Hidden record
merge-survivor-record = Record that stayed
merge-merged-at = Merged on
merge-merged-by = Merged by
merge-undone-at = Undone on
merge-undone-by = Undone by
merge-brought = Values taken over
merge-brought-nothing = The values of { $survivor } stayed as they were.
merge-becomes = becomes
merge-goes-back = Goes back when the merge is undone
merge-stays = Stays: changed since
merge-since = Since then
merge-since-text = If you undo the merge, this stays with { $survivor }. What belongs to { $loser } you then move yourself.
merge-nothing-since = Nothing was changed or added since the merge.
merge-to-place = Still to place
merge-to-place-text = This was added while the two records were one, and is now with { $survivor }. Check what belongs to { $loser }.
merge-nothing-to-place = There is nothing to place: nothing was changed or added while the records were one.
merge-edits = Changed data
merge-links = New journeys
merge-link-removed = no longer involved
merge-undo-text = { $loser } becomes a record of its own again, with its own journeys. { $survivor } stays too.
merge-undo-brought = Values that { $survivor } took over become what they were, except where somebody changed them since.
merge-undo-since = { $count ->
    [one] One later change or journey stays with { $survivor }. You will see it afterwards, to check where it belongs.
   *[other] { $count } later changes and journeys stay with { $survivor }. You will see them afterwards, to check where they belong.
}
merge-undone-result = Undone: { $loser } and { $survivor } are two records again.
merge-undone-to-place = Check under “Still to place” what belongs to which record.

## Timeline
timeline-empty = Nothing has happened yet.
timeline-of-dossier = This dossier
timeline-of-journey = Whole journey
timeline-about-all = Everything
timeline-about-activities = Notes and tasks
timeline-about-stages = Progress
timeline-about-fields = Data
timeline-about-people = People and addresses
actor-citizen = The applicant
actor-system = The system
former-colleague = A former colleague
somebody-former = a former colleague
and-more = { $list } and { $count } more
timeline-submission-received = The request came in by the contact form ({ $reference }).
timeline-queue-item-claimed = { $actor } claimed the request.
timeline-queue-item-released = { $actor } released the request.
timeline-queue-item-moved = { $actor } moved the request from { $from } to { $to }.
timeline-dossier-created = { $actor } made dossier { $number } ({ $type }).
timeline-dossier-edited = { $actor } changed: { $fields }.
timeline-stage-changed = { $actor } moved the dossier from stage “{ $from }” to “{ $to }”.
timeline-dossier-taken = { $actor } took the dossier on.
timeline-dossier-assigned = { $actor } assigned the dossier to { $name }.
timeline-dossier-unassigned = { $actor } assigned the dossier to nobody.
timeline-dossier-queued = { $actor } put the dossier into the queue { $queue }.
timeline-dossier-unqueued = { $actor } took the dossier out of its queue.
timeline-task-created = { $actor } planned a task: { $task }.
timeline-task-planned = { $actor } planned a task.
timeline-note-added = { $actor } wrote a note.
timeline-call-logged = { $actor } noted a telephone call.
timeline-visit-logged = { $actor } noted a counter visit.
timeline-appointment-planned = { $actor } planned an appointment.
timeline-activity-edited = { $actor } changed { $kind ->
    [note] a note
    [call] a telephone call
    [visit] a counter visit
    [appointment] an appointment
   *[task] a task
}.
timeline-activity-completed = { $actor } marked { $kind ->
    [appointment] an appointment
   *[task] a task
} as done.
timeline-activity-reopened = { $actor } reopened { $kind ->
    [appointment] an appointment
   *[task] a task
}.
timeline-activity-withdrawn = { $actor } withdrew { $kind ->
    [note] a note
    [call] a telephone call
    [visit] a counter visit
    [appointment] an appointment
   *[task] a task
}.
timeline-activity-restored = { $actor } undid the withdrawal of { $kind ->
    [note] a note
    [call] a telephone call
    [visit] a counter visit
    [appointment] an appointment
   *[task] a task
}.
timeline-contact-created = { $actor } added this person.
timeline-contact-edited = { $actor } changed: { $fields }.
timeline-contact-deactivated = { $actor } took this person out of use.
timeline-contact-reactivated = { $actor } took this person into use again.
timeline-contacts-merged = { $actor } merged two records of the same person.
timeline-contacts-unmerged = { $actor } undid the merging of two people.
timeline-organisation-created = { $actor } added this organisation.
timeline-organisation-edited = { $actor } changed: { $fields }.
timeline-organisation-deactivated = { $actor } took this organisation out of use.
timeline-organisation-reactivated = { $actor } took this organisation into use again.
timeline-organisations-merged = { $actor } merged two records of the same organisation.
timeline-organisations-unmerged = { $actor } undid the merging of two organisations.
timeline-party-added = { $actor } added somebody involved.
timeline-party-edited = { $actor } changed in which capacity somebody is involved.
timeline-party-removed = { $actor } took somebody off the people involved.
timeline-primary-party-changed = { $actor } chose another main contact.
timeline-address-created = { $actor } added this address.
timeline-address-edited = { $actor } changed: { $fields }.
timeline-address-state-changed = { $actor } changed how the address is known from “{ $from }” to “{ $to }”.
timeline-addresses-merged = { $actor } merged two records of the same address.
timeline-addresses-unmerged = { $actor } undid the merging of two addresses.
timeline-building-created = { $actor } made a building of the addresses of this house.
timeline-building-edited = { $actor } changed facts about the building: { $fields }.
timeline-energy-certificate-created = { $actor } added an energy certificate: { $certificate }.
timeline-energy-certificate-edited = { $actor } changed an energy certificate: { $fields }.
timeline-energy-certificate-removed = { $actor } took away an energy certificate: { $certificate }.
timeline-journey-address-added = { $actor } added an address to the journey.
timeline-journey-address-edited = { $actor } changed for which dossier an address counts.
timeline-journey-address-removed = { $actor } took an address off the journey.
timeline-main-address-changed = { $actor } chose another site address.
timeline-event-dossier-added = { $actor } linked this dossier to the event { $name }.
timeline-event-dossier-removed = { $actor } unlinked this dossier from the event { $name }.
timeline-event-registration-added = { $actor } registered this person for { $name }.
timeline-event-registration-removed = { $actor } took back the registration for { $name }.
timeline-other = { $actor } did something that this version of the app does not know yet.

## Activities: notes, calls, visits, appointments and tasks
activity-new = Note or plan
activity-do-note = Note
activity-do-call = Call
activity-do-visit = Visit
activity-do-appointment = Appointment
activity-do-task = Task
activity-kind-note = Note
activity-kind-call = Telephone call
activity-kind-visit = Counter visit
activity-kind-appointment = Appointment
activity-kind-task = Task
activity-subject = Subject
activity-body = Text
activity-happened-at = When
activity-planned-at = Day and time
activity-now-when-empty = Left empty: now
activity-direction = Direction
activity-incoming = Incoming
activity-outgoing = Outgoing
activity-with = With
activity-with-nobody = Nobody of those involved
activity-about = About
activity-about-dossier = Dossier { $number }
activity-saved = { $kind ->
    [note] The note has been saved.
    [call] The call has been noted.
    [visit] The visit has been noted.
    [appointment] The appointment has been planned.
   *[task] The task has been planned.
}
activity-change = { $kind ->
    [note] Change the note
    [call] Change the call
    [visit] Change the visit
    [appointment] Change the appointment
   *[task] Change the task
}
activity-withdraw = Withdraw
activity-withdraw-question = { $kind ->
    [note] Withdraw this note?
    [call] Withdraw this call?
    [visit] Withdraw this visit?
    [appointment] Withdraw this appointment?
   *[task] Withdraw this task?
}
activity-withdraw-text = “{ $subject }” stays in the timeline, struck through. You can undo this at any time.
activity-is-withdrawn = Withdrawn
activity-restore = Undo the withdrawal
activity-withdrawn = Withdrawn: { $subject }
activity-restored = No longer withdrawn: { $subject }
activity-done = Done
activity-complete-named = Mark as done: { $subject }
activity-completed = Done: { $subject }
activity-reopened = Open again: { $subject }
activity-discard-question = Not save what you wrote?
activity-discard-text = It has not been saved anywhere yet.
activity-go-on = Go on writing
undo = Undo
nav-activities = Activities
tasks = Tasks
tasks-mine = My tasks
tasks-all = All tasks
tasks-due-overdue = Overdue
tasks-due-today = Today
tasks-due-later = Later
tasks-due-undated = Without a date
tasks-empty = Nothing waits for you
tasks-empty-colleague = Nothing waits
tasks-empty-text = Tasks and appointments are planned in the timeline of a dossier or a journey.

## People and organisations
nav-contacts = Contacts
nav-organisations = Organisations
contact = Contact
organisation = Organisation
organisation-new = New organisation
new = New
enterprise-number = Enterprise number
enterprise-number-hint = For example 0477.445.084
relation-note = Note
language-other = Another language
no-preference = No preference
relation-search-contact = name, e-mail address or telephone number
relation-search-organisation = name, e-mail address, telephone or enterprise number
relations-empty-contact = No contacts yet
relations-empty-organisation = No organisations yet
relations-empty-text = Whoever becomes involved in a journey is added here by itself.
relations-no-match-contact = No contact matches these filters
relations-no-match-organisation = No organisation matches these filters
relation-data = Details
relation-leave-text = Your changes to this record have not been saved yet.
relation-journeys = Journeys
relation-journey-count = { $count ->
    [0] No journeys
    [one] { $count } journey
   *[other] { $count } journeys
}
relation-journeys-none-contact = This person is not involved in any journey.
relation-journeys-none-organisation = This organisation is not involved in any journey.
relation-made = { $name } has been added.
masked = { $count ->
    [one] It held a national register number, which was made unreadable: we do not keep those here.
   *[other] It held { $count } national register numbers, which were made unreadable: we do not keep those here.
}
not-found-contact = Contact not found
not-found-organisation = Organisation not found
merged-into = This record was merged with { $name }.
open-named = Open { $name }
show-merge = Show the merge
show-merge-named = Show the merge of { $name }
merged-records = Merged records
merged-on = merged on
do-deactivate = Deactivate
do-activate = Activate
ask-deactivate = Deactivate { $name }?
ask-activate = Activate { $name } again?
ask-text-deactivate = Nothing is deleted: the record can still be found and its journeys stay as they are. It just cannot be chosen anew.
ask-text-activate = The record can be chosen again then.
done-deactivate = { $name } has been deactivated.
done-activate = { $name } is active again.

## Finding somebody, or making them in passing
find-contact = Find a contact
find-organisation = Find an organisation
find-hint-contact = Type a part of the name, the e-mail address or the telephone number.
find-hint-organisation = Type a part of the name, or the enterprise or telephone number.
new-named-contact = + New contact “{ $text }”
new-named-organisation = + New organisation “{ $text }”
search-again = Search again
somebody-else = Somebody else
choose = Choose
choose-named = Choose { $name }
likely-contact = You may know this person already
likely-organisation = You may know this organisation already
likeness-same-number = same number
likeness-same-email = same e-mail address
likeness-same-telephone = same telephone number
likeness-same-name = same name
likeness-swapped-name = first and last name swapped
likeness-similar-name = similar name
likeness-same-address = same address
likeness-similar-address = similar address

## Addresses
nav-addresses = Addresses
address-new = New address
address-made = { $address } has been added.
address-search = street, number or municipality
address-to-match = To be matched
addresses-empty = No addresses yet
addresses-empty-text = The address of a request is added here by itself.
addresses-all-matched = All addresses are matched
addresses-all-matched-text = No address is waiting to be matched with the address register any more.
addresses-no-match = No address fits these filters
not-found-address = Address not found
find-address = Find an address
find-hint-address = Type a part of the street, with or without the house number.
new-named-address = + New address “{ $text }”
address-already = already added
likely-address = You may know this address already
address-way = How do you fill in the address?
address-way-line = In one line
address-way-parts = In parts
address-spelling = Spelling
address-spelling-of-register = This address is matched: the address register says how it is spelled. Set it back to be matched first if the spelling is wrong.
address-line = Address in one line
address-line-hint = For example Bruul 12 bus 3, 2800 Mechelen. The parts are taken from it by themselves.
address-line-follows = Follows when you change a part below, and the other way round.
address-street = Street
address-house-number = House number
address-box-number = Box number
address-postcode = Postcode
address-municipality = Municipality
address-parcel-number = Parcel number
address-parcel-number-odd = Check the parcel number
parcel-number-hint = For example 21013B0029/00A005
parcel-number-odd = The registers find no parcel by this number. A full number looks like 21013B0029/00A005.
address-dwelling = Dwelling
dwelling-type = Dwelling type
building-type = Building type
building-typology = Typology
construction-year = Year of construction
floor-area = Heated floor area
energy-carrier = Main energy carrier
heritage = Protected heritage
apartment-situation = Place in the building
apartment-situation-hint = For example 2nd floor, left
address-open-dossiers = { $count ->
    [one] A dossier is open at this address already:
   *[other] { $count } dossiers are open at this address already:
}
address-journeys-none = This address belongs to no journey.
extra-address = Extra address
works = Works
works-none = No works are known yet.
work-state-considered = Considered
work-state-decided = Decided
work-state-planned = Planned
work-state-running = Running
work-state-completed = Completed
work-state-stopped = Stopped
work-completed-on = completed: { $date }
work-decided-on = decided: { $date }
common-parts = Common parts

## How an address is known
address-register = Address register
register-id = Number in the register
register-id-hint = The number itself, or the web address such as https://data.vlaanderen.be/id/adres/3706808
register-id-taken = Another address is matched with this number already.
address-reason = Reason
address-written = Written first as
address-match = Match
address-match-open = Match…
address-match-named = Match… { $address }
address-match-title = Match { $address }
address-rematch = Other number…
address-except = Accept by hand
address-except-title = Accept { $address } by hand
address-except-text = For a right address that is not in the register (yet), such as that of a new building.
address-unmatch = Set back
address-unmatch-title = Set { $address } back to be matched?
address-unmatch-text-matched = The number in the register is dropped. The other facts stay.
address-unmatch-text-manual = The reason why it was accepted is dropped. The other facts stay.
address-to-matched = Match…
address-to-manual = Accept by hand…
address-to-typed = Set back…
address-now-matched = { $address } is matched.
address-now-manual = { $address } is accepted by hand.
address-now-typed = { $address } is to be matched again.

## Buildings
building = Building
not-found-building = Building not found
building-none = This address is in no building yet.
building-make = Make building
building-made = The building has been made, with the addresses at this house number.
building-open = { $count ->
    [one] View building ({ $count } address)
   *[other] View building ({ $count } addresses)
}
building-other-addresses = Other addresses in this building
building-more-addresses = { $count ->
    [one] and { $count } more address
   *[other] and { $count } more addresses
}
building-leave = Take out of this building
building-leave-question = Take this address out of the building?
building-leave-text = The address and the building both stay.
building-left = The address is no longer in this building.
building-journeys-none = No address of this building belongs to a journey.
building-join = Add to a building…
building-join-title = Add { $address } to a building
building-join-do = Add to this building
building-join-none = This address is in no building itself. Choose another one, or make the building first.
building-joined = The address is in this building now.
building-dwelling-units = Dwellings
building-other-units = Other units
building-storeys = Storeys
building-buildings = Number of buildings
building-buildings-one = One
building-buildings-several = Several
building-association = Owners’ association
building-association-choose = Choose the owners’ association
building-apartments = { $count ->
    [one] { $count } apartment
   *[other] { $count } apartments
}
apartments = Apartments
take-away = Take away

## Energy certificates
certificates = Energy certificates
certificates-none = There is no energy certificate yet.
certificate-add = Add certificate
certificate-new = Add an energy certificate
certificate-change = Change the energy certificate
certificate-made = The energy certificate has been added.
certificate-remove = Remove
certificate-remove-question = Remove the energy certificate?
certificate-remove-text = Only for a certificate that was entered by mistake. The timeline keeps mentioning it.
certificate-removed = The energy certificate has been removed.
certificate-kind = Kind
certificate-epc = EPC
certificate-epb = EPB
certificate-of = { $kind } of { $date }
certificate-method = Origin
certificate-measured = From the certificate
certificate-estimated = Estimated by the coach
certificate-about-common-parts = Is about the common parts (EPC GD)
certificate-drawn-up = Drawn up on
certificate-valid-until = Valid until
certificate-expired = Expired
certificate-number = Certificate number
energy-label = Energy label
energy-label-short = Label
energy-label-of = label { $label }
energy-label-by-use = By the energy use
energy-label-contradicts = by the energy use { $label }
energy-use = Energy use
e-level = E-level

## Who is involved
party-add = Add somebody involved
party-added = { $name } is now involved.
party-already = already involved
party-kind = Who joins?
party-actions = Actions for { $name }
party-make-main = Make main contact
party-is-main = { $name } is now the main contact.
party-remove = Remove from the journey
party-remove-question = Remove { $name } from the journey?
party-remove-text = The record itself stays, and the timeline tells who was involved.
party-removed = { $name } is no longer involved.
capacities-change = Change capacities
capacities-of = Capacities of { $name }
capacity-add = Another capacity
capacity-remove = Leave out this capacity
capacity-scope = Counts in
capacity-in-journey = Whole journey
capacity-in-dossier = Dossier { $number }
capacity-first-day = From
capacity-last-day = Until
capacity-from = from { $from }
capacity-to = until { $to }
capacity-from-to = { $from } – { $to }
in-row = { $field } { $number }

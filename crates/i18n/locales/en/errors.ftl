### Why a value or a request was refused, in English. `field-error-<code>` follows the name of the field:
### "E-mail address: this is not an e-mail address".

## Fields
field-error-required = fill this in
field-error-too-long = this is too long
field-error-too-short = this is too short
field-error-wrong-type = this is not a value for this field
field-error-invalid = this is not written correctly
field-error-invalid-email = this is not an e-mail address; write it like name@example.be
field-error-invalid-telephone = this is not a telephone number; write it like 0470 12 34 56 or +31 20 123 45 67
field-error-invalid-date = this date does not exist
field-error-in-future = this date is in the future
field-error-out-of-range = this number or date is too small or too large
field-error-unknown-option = choose from the list
field-error-inactive-option = this choice is no longer available
field-error-unknown-field = this field does not exist here
field-error-forbidden = you may not see or change this
field-error-not-found = this does not exist (any more)
field-error-duplicate = this is here twice
field-error-no-contact-point = fill in an e-mail address or a telephone number
field-error-unreachable-channel = the contact data for this way of answering are missing
field-error-wrong-credentials = the e-mail address or the password is wrong
field-error-enterprise-number-characters = an enterprise number has only digits; write it like 0477.445.084
field-error-enterprise-number-length = an enterprise number has ten digits, like 0477.445.084
field-error-enterprise-number-first-digit = an enterprise number begins with 0 or 1
field-error-enterprise-number-establishment = this is the number of an establishment unit (2.xxx.xxx.xxx); fill in the enterprise number, which begins with 0 or 1
field-error-enterprise-number-check = a digit of this enterprise number is wrong; check it
field-error-invalid-iban = this is not a bank account number; write it like BE68 5390 0754 7034
field-error-iban-check = a digit or letter of this bank account number is wrong; check it
field-error-other-in-register = the register knows both addresses apart: there are two
field-error-not-in-register = the address that the register knows must stay

## Requests
problem-unauthenticated = Your session has ended. Sign in again.
problem-foreign-origin = This request did not come from a page of the desk. Reload the page.
problem-method-not-allowed = This is not possible here.
problem-too-large = This is too large to send.
problem-head-too-large = This is too large to send.
problem-too-slow = Sending took too long. Check your connection and try again.
problem-unsupported-media = The server could not read this. Reload the page.
problem-precondition-required = The version is missing. Reload the page.
problem-if-match-syntax = The version cannot be read. Reload the page.
problem-json-syntax = The server could not read this. Reload the page.
problem-json-object-expected = The server could not read this. Reload the page.
problem-body-interrupted = The connection was lost while sending. Try again.
problem-idempotency-key-reused = This was already sent with other content. Reload the page.
problem-bad-host = The server does not know this address.
problem-timeout = The server took too long. Try again in a moment.
problem-defect = Something went wrong on our side. Try again; if it keeps failing, tell the administrator.

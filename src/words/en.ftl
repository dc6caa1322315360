# The tool's words in English. A message's `.help` says how to mend what it tells of. Values from files stand in `…`.

## Severities and the frame of a report

severity-error = error
severity-warning = warning
report-note = note
report-help = help
did-you-mean = did you mean `{ $suggestion }`?

summary-clean = No mistakes found.
    .next = Next: stagecraft build
summary-errors = { $errors ->
        [one] 1 error.
       *[other] { $errors } errors.
    }
    .next = Mend { $errors ->
        [one] it
       *[other] them
    }, then run: stagecraft check
summary-warnings = { $warnings ->
        [one] 1 warning.
       *[other] { $warnings } warnings.
    }
    .next = The site can be built all the same: stagecraft build
summary-both = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning.
       *[other] { $warnings } warnings.
    }
    .next = Mend the { $errors ->
        [one] error
       *[other] errors
    } first, then run: stagecraft check

## Other places that a mistake concerns

related-first = it stands here first
related-declared = the playbook declares it here
related-activities = the activities of the stage
related-metrics = the metrics of the stage
related-prerequisite = this prerequisite is part of the circle
related-target = the file that the link leads to
related-source-heading = this section of the source is missing in the translation
related-source-section = the same section in the source
related-changed-section = “{ $section }” has changed since

## yaml

yaml-syntax = YAML cannot be read from here on
    .help = Check indentation, colons and quotation marks on this line and the one before it. What the parser says: { $reason }
yaml-syntax-tab = a tab stands here, but YAML is indented with spaces only
    .help = Replace it with spaces, two for each level. Most editors can type spaces for the Tab key.
yaml-syntax-no-break-space = a no-break space stands here, which YAML does not take for a space
    .help = Delete it and type an ordinary space. The two look alike; this one comes along when text is copied from Word or a web page.
yaml-syntax-invisible-character = a control character stands here, which nobody can see
    .help = Delete it. If you cannot find it, delete what stands around it and type that again.
yaml-syntax-missing-colon = this line is no field: it has no colon with a space after it
    .help = Write `name: value`. A line that goes on with the text above it is indented by two spaces. A note to yourself begins with `#`.
yaml-syntax-missing-space = a space is missing after `{ $name }:`
    .help = Write a space between the colon and the value.
yaml-syntax-missing-hyphen = this line stands in a list but is no item of it
    .help = Begin it with a hyphen and a space. If it belongs to the item above, indent it by two more spaces.
yaml-syntax-stray-item = an item of a list cannot stand here
    .help = Put all items below the list's field, each on its own line, all beginning in the same column with a hyphen and a space. The line of the field ends with its colon.
yaml-syntax-colon-in-text = this text contains a colon and a space, so it needs quotation marks
    .help = Write: { $value }
yaml-syntax-curly-quotes = this text contains a colon and a space, and curly quotation marks do not count in YAML
    .help = Write it with straight ones: { $value }
yaml-syntax-unclosed-quote = the quotation mark that opens here is not closed
    .help = Write `{ $value }` at the end of the text. If the text goes on in the next line, indent that line by two spaces.
yaml-syntax-text-after-quote = there is more text after the closing quotation mark
    .help = Put the whole text in quotation marks: { $value }
yaml-syntax-unclosed-bracket = the bracket that opens here is not closed
    .help = Write `{ $value }` after the last item.
yaml-syntax-text-after-bracket = there is more text after the closing bracket
    .help = Put the whole text in quotation marks: { $value }
yaml-syntax-missing-comma = a comma is missing before `{ $value }`
    .help = Between brackets, items are separated by commas.
yaml-syntax-special-character = a text cannot begin with “{ $name }”
    .help = Put it in quotation marks: { $value }
yaml-syntax-block-text = after this sign, a text of several lines begins on the next line
    .help = Move the text to the next line and indent it by two spaces. If the sign belongs to the text, put all of it in quotation marks: { $value }
yaml-syntax-indentation = this line begins in the wrong column
    .help = Begin it exactly below the field or item that it stands beside. What belongs to a field begins two spaces further right. A text of several lines that contains a colon needs quotation marks.
yaml-syntax-escape = `{ $value }` has no meaning in double quotation marks
    .help = Write the backslash twice, or put the text in single quotation marks.
yaml-syntax-second-document = a second document begins here, but a file holds only one
    .help = Remove the line `---`, or move what follows to a file of its own.
yaml-syntax-too-deep = lists and fields are nested too deeply here
    .help = Write it flatter: nothing in a playbook needs more than six levels.
yaml-syntax-too-much = repetitions (`&` and `*`) make this file too large to be read
    .help = Write out what is repeated, or divide the file.
yaml-duplicate-key = the field `{ $name }` stands twice here
    .help = Keep one of the two.
yaml-duplicate-key-id = the id `{ $name }` stands twice in one list
    .help = Keep one of the two, or give one another id.
yaml-unknown-field = there is no field `{ $name }` here
    .help = Remove it, or correct its spelling. Possible fields: { $expected }.
yaml-unknown-field-code = there is no code `{ $name }`
    .help = List all codes with: stagecraft explain
yaml-missing-field-empty = the field `{ $field }` has no value
    .help = Write it after the colon. A value that begins with `#`, `&` or `!` needs quotation marks.
yaml-missing-field = the field `{ $field }` is missing
    .help = Add `{ $field }:` with its value.
yaml-wrong-type = { $expected ->
        [text] a text
        [list] a list
        [localized] a text in each language
        [languages] a list of languages, such as `[en, vi]`,
        [map] a group of fields
        [number] a whole number
        [boolean] `true` or `false`
        [date] a date such as `2026-05-01`
       *[other] { $expected }
    } is expected here, not { $found ->
        [nothing] an empty value
        [empty] an empty text
        [text] a text
        [list] a list
        [map] a group of fields
        [number] a number
        [boolean] `true` or `false`
       *[other] { $found }
    }
    .help = { $expected ->
        [text] Write it in words. A number or date that is meant as text needs quotation marks.
        [list] Write it as `[one, two]`, or one item a line, each after a hyphen and a space.
        [languages] Write it in square brackets: `[en, vi]`.
        [boolean] Write `true` or `false`, without quotation marks.
        [number] Write digits, without quotation marks.
        [date] Write it as `2026-05-01`.
        [map] Write each field on its own line: `name: value`.
       *[other] Write the value in the form that is expected.
    }
yaml-wrong-type-time = the time to prepare and the time to run are expected here
    .help = Write it as `{"{"}prepare: 3d, run: 2w{"}"}`. One of the two is enough.
yaml-wrong-type-localized = a text in each language is expected here
    .help = Write it in every language: `{"{"}{ $expected }{"}"}`.
yaml-wrong-type-choice = `{ $value }` cannot stand here
    .help = Possible values: { $expected }.
yaml-wrong-type-id = `{ $value }` is no id
    .help = An id consists of small letters a to z, digits and hyphens, such as `loyalty-gift`.
yaml-wrong-type-base-url = `{ $value }` is no address of a site
    .help = Write it in full, such as `https://example.org/playbook/`.
yaml-wrong-type-edit-url = `{ $value }` is no address for editing
    .help = Write a full address with `{"{"}path{"}"}` where the file's path goes.
yaml-wrong-type-theme = `{ $value }` is no name of a theme
    .help = A theme is named by its folder in themes/.
yaml-wrong-type-colour = `{ $value }` is no colour
    .help = Write it as `#` and six characters from 0 to 9 or a to f, in quotation marks, such as `"#0b57a4"`.
yaml-wrong-type-pale-colour = text in the colour `{ $value }` is too pale to be read
    .help = Its contrast with the page is { $found } : 1, and { $expected } : 1 is the least that everyone can read (WCAG 2.2, AA). A darker tone is enough: dark pages get a lighter one by themselves.
yaml-wrong-type-no-theme = there is no theme `{ $value }`
    .help = Make the folder themes/{ $value }, or write `theme: default`.
yaml-wrong-type-severity = `{ $name }` is always an error
    .help = Remove this line. A playbook with such a mistake cannot be built.

## text

text-invalid-utf8 = from here on, this file is not text in UTF-8
    .help = Save it again with the encoding UTF-8. In most editors this is a choice under “Save as”.
text-invalid-utf8-utf16 = this file is text in UTF-16, not in UTF-8
    .help = Save it again with the encoding UTF-8. In most editors this is a choice under “Save as”.
text-invalid-utf8-nul = a NUL character stands here
    .help = Remove it. If there are many, the file is no text: restore it from a copy.
text-invalid-utf8-too-large = this file is larger than { $count } MB
    .help = Divide it, or move it out of the content folder.
text-invalid-utf8-not-a-file = this has the name of a file but is none
    .help = Rename it or move it out of the content folder.
text-invalid-utf8-unreadable = this file cannot be read: { $reason }
    .help = Check that it exists and that you may read it.
text-invalid-utf8-loop = this link leads back to a folder that it stands in
    .help = Remove the link, or let it lead to another folder.
text-not-nfc = { $count ->
        [one] a character here is not in the Unicode form NFC
       *[other] { $count } characters of this file are not in the Unicode form NFC; the first stands here
    }
    .help = It looks right but is put together from separate marks, so that searching may not find it. Type it again, or let your editor normalize it to NFC.
text-missing-diacritics = this Vietnamese text has no diacritics at all
    .help = Write it with its marks: “khách hàng”, not “khach hang”.

## model

model-missing-stage = the stage `{ $stage }` is missing
    .help = Add content/stages/{ $stage }.yaml. A playbook has exactly five stages: awareness, consideration, acquisition, experience, loyalty.
model-unknown-stage = `{ $name }` is none of the five stages
    .help = The stages are awareness, consideration, acquisition, experience and loyalty. To show another model, write a lens in content/lenses/.
model-duplicate-stage = the stage `{ $stage }` is described twice
    .help = Keep one of the two files.
model-stage-order = the stage `{ $stage }` has the order { $expected }, not { $value }
    .help = Write `order: { $expected }`. The order of the five stages is part of the model.
model-id-mismatch-file = the file is named `{ $expected }`, but describes the stage `{ $name }`
    .help = Rename the file to { $file }.
model-id-mismatch = the id `{ $name }` differs from the file's name, `{ $expected }`
    .help = Write `id: { $expected }`, or rename the file.

## localized

localized-missing-language = this text is missing in the language `{ $lang }`
    .help = Add a line `{ $lang }:` beside the other languages.
localized-unknown-language = the playbook does not declare the language `{ $lang }`
    .help = Remove it, or add it to `languages` in content/playbook.yaml.
localized-unknown-language-tag = `{ $lang }` is no language tag
    .help = Write the tag of a language, such as `en`, `vi` or `pt-BR`.
localized-unknown-language-file = this file is in the language `{ $lang }`, which the playbook does not declare
    .help = Rename the file, or add the language to `languages` in content/playbook.yaml.
localized-unknown-language-no-file = the name of this file tells no language
    .help = Put the language before the ending: `name.en.md`.

## guide

guide-missing-front-matter = this file has no front matter
    .help = Begin it with a line `---`, then fields such as `title:` and `summary:`, then another line `---`.
guide-missing-front-matter-late = the front matter begins only here
    .help = Remove the empty lines above: the first line of the file must be `---`.
guide-missing-front-matter-unclosed = the front matter that begins here does not end
    .help = Put a line `---` after its last field.
guide-missing-front-matter-empty = the front matter is empty
    .help = Write fields such as `title:` and `summary:` between the two lines `---`.
guide-unknown-stage = the folder `{ $name }` is none of the five stages
    .help = Guides stand in content/guides/ in a folder named awareness, consideration, acquisition, experience or loyalty.
guide-unknown-stage-none = this guide stands in no stage's folder
    .help = Move it to the folder of its stage: awareness, consideration, acquisition, experience or loyalty.
guide-unknown-activity = the activity `{ $name }` is not one of the stage `{ $stage }`
    .help = Choose one of { $expected }, or add this one to content/stages/{ $stage }.yaml.
guide-unknown-activity-other-stage = the activity `{ $name }` belongs to the stage `{ $second }`, but this guide stands in the folder `{ $stage }`
    .help = Move the guide to content/guides/{ $second }/, or choose one of { $expected }.
guide-unknown-term = { $field ->
        [channels] the channel
        [industries] the industry
        [roles] the role
       *[other] the term
    } `{ $name }` is not one that the playbook declares
    .help = Choose from { $expected }, or add this one to `vocabularies` in content/playbook.yaml.
guide-unknown-metric = the metric `{ $name }` is not one of the stage `{ $stage }`
    .help = Choose from { $expected }, or add this one to content/stages/{ $stage }.yaml.
guide-unknown-guide = there is no guide `{ $name }`
    .help = Name a guide by its stage and file name, such as `awareness/gamification`.
guide-prerequisite-cycle = these guides need each other first: { $name }
    .help = Take one of them out of the `prerequisites` of another.
guide-missing-section = { $count ->
        [one] the section “{ $section }” is missing
       *[other] { $count } sections are missing: { $section }
    }
    .help = Add { $count ->
        [one] the heading `## { $section }`
       *[other] a level-2 heading (`##`) for each
    }. Every guide has the sections of `guide_sections` in content/playbook.yaml.
guide-missing-section-no-heading = “{ $name }” is no heading of a section
    .help = Write it as `## { $section }`: two signs `#`, a space, the words.
guide-missing-section-marks = the section “{ $section }” is written without its marks: “{ $name }”
    .help = Write the heading as `## { $section }`.
guide-missing-section-misspelt = “{ $name }” is no section of a guide
    .help = Write the heading as content/playbook.yaml has it: `## { $section }`.
guide-section-order = the section “{ $first }” belongs before “{ $second }”
    .help = Put the sections in the order of `guide_sections` in content/playbook.yaml.
guide-duplicate-slug = the address `{ $value }` is given twice
    .help = Give one of the two another `slug` or alias.
guide-duplicate-slug-file = this text is there in two files
    .help = Keep one of the two.
guide-duplicate-slug-reserved = the site needs the address `{ $value }` for a page of its own
    .help = Choose another `slug` or alias.
guide-empty-file = this file is empty
    .help = Write its front matter and its text, or remove the file.
guide-empty = there is no text after the front matter
    .help = Write the text, or remove the file.
guide-bad-value = `{ $value }` cannot stand here
    .help = Write the value in the form that is expected.
guide-bad-value-choice = `{ $value }` is no value for `{ $field }`
    .help = Possible values: { $expected }.
guide-bad-value-time = `{ $value }` is no length of time
    .help = Write a number and a unit: `30m` (minutes), `4h` (hours), `3d` (working days) or `2w` (working weeks).
guide-bad-value-team = `{ $value }` is no number of people
    .help = Write how many people it takes: `3` or `2-4`.
guide-bad-value-date = `{ $value }` is no date
    .help = Write a date as year-month-day: `2026-05-01`.
guide-bad-value-slug = `{ $value }` cannot be part of an address
    .help = Use small letters a to z, digits and hyphens: `my-guide`. The names of the site's own pages, such as `map`, are taken.
guide-bad-value-alias = `{ $value }` cannot be an old address
    .help = Write it from the site's root, without `/` at its start and end: `en/awareness/old-name`.

## activity

activity-without-guide = the activity `{ $name }` has no guide
    .help = Write one: stagecraft new guide { $stage }/{ $name }

## link

link-broken = the file `{ $file }` does not exist
    .help = Write the path from this file to the other, such as `../loyalty/gift.en.md`.
link-broken-absolute = `{ $value }` begins at the root of a site, which is elsewhere on every host
    .help = Write the path from this file to the other, such as `../loyalty/gift.en.md`.
link-broken-scheme = `{ $value }` is no full address
    .help = Addresses of other sites begin with `https://`.
link-broken-empty = this link leads nowhere
    .help = Write an address between the round brackets, or remove the link.
link-missing-anchor = there is no heading `#{ $name }`
    .help = An anchor is a heading in small letters with hyphens for spaces, or the id that `{"{"}#id{"}"}` gives it.
link-untranslated = this link leads to the language `{ $lang }`, though the file exists in `{ $expected }` too
    .help = Link to the file whose name ends in `.{ $expected }.md`.
link-unsafe-scheme = the address `{ $value }` is not safe for readers
    .help = Use https:, mailto: or tel:, or a path to a file.
link-malformed = `{ $value }` was probably meant as a link or picture, but is shown as text
    .help = An address with spaces stands in angle brackets: `[words](<my file.md>)`.
link-malformed-apart = `{ $value }` was probably meant as a link, but is shown as text
    .help = Remove the space between the brackets: `[words](address)`.
link-malformed-exchanged = `{ $value }` was probably meant as a link, but is shown as text
    .help = Put the words in square brackets and the address in round ones: `[words](address)`.

## asset

asset-missing = the file `{ $file }` does not exist
    .help = Put it there, or write the path from this file to it.
asset-missing-external = the picture `{ $value }` is not part of the playbook
    .help = Put the picture beside this file and name it by its path: pages show nothing from other hosts.
asset-unused = nothing shows the file `{ $file }`
    .help = Link to it, or remove it.

## glossary

glossary-unknown-term = the glossary has no term `{ $name }`
    .help = Choose an id of content/glossary.yaml, or add this one there.
glossary-unknown-term-no-file = texts name terms such as `{ $name }`, but there is no glossary
    .help = Write the terms into content/glossary.yaml. The file may have been renamed or removed.
glossary-duplicate-term = the term `{ $name }` stands twice in the glossary
    .help = Keep one of the two, or give one another id.

## quiz

quiz-no-correct-choice = no choice of this question is marked as right
    .help = Add `correct: true` to the right choice.
quiz-too-few-choices = { $count ->
        [0] this question has no choices
        [one] this question has only one choice
       *[other] this question has only { $count } choices
    }
    .help = Give at least two choices, of which one is right.

## translation

translation-missing = there is no translation into `{ $lang }`
    .help = Write { $file }. Until then readers see the source text with a notice.
translation-stale = { $count ->
        [one] one section of the source has changed since it was translated: { $section }
       *[other] { $count } sections of the source have changed since they were translated: { $section }
    }
    .help = Bring the translation up to date, then run: stagecraft status --accept { $file }
translation-structure = the translation is built differently from its source
    .help = Compare the two and add what is missing, or remove what is too much.
translation-structure-sections = the translation has { $first ->
        [one] 1 section
       *[other] { $first } sections
    }, in the source it has { $second }
    .help = Compare the two and add what is missing, or remove what is too much.
translation-structure-order = the section “{ $first }” comes after “{ $second }”, but before it in the source
    .help = Put the sections in the order that they have in the source.
translation-structure-headings = { $first ->
        [one] this section has 1 heading
       *[other] this section has { $first } headings
    }, in the source it has { $second }, or they are of other levels
    .help = Give the section the same headings, at the same levels, as in the source.
translation-structure-steps = this section has { $first ->
        [one] 1 numbered step
       *[other] { $first } numbered steps
    }, in the source it has { $second }
    .help = Compare the two and add what is missing, or remove what is too much.
translation-structure-check-items = this section has { $first ->
        [one] 1 checklist item
       *[other] { $first } checklist items
    }, in the source it has { $second }
    .help = Compare the two and add what is missing, or remove what is too much.
translation-structure-quizzes = this section has { $first ->
        [one] 1 quiz question
       *[other] { $first } quiz questions
    }, in the source it has { $second }
    .help = Compare the two and add what is missing, or remove what is too much.
translation-structure-links = this section has { $first ->
        [one] 1 link
       *[other] { $first } links
    }, in the source it has { $second }
    .help = Compare the two and add what is missing, or remove what is too much.
translation-inherited-field = the field `{ $field }` comes from the source and cannot be set in a translation
    .help = Remove it here. A translation has only title, summary, slug, aliases and translated_from.
translation-without-source = this is a translation of a file that does not exist: { $file }
    .help = Write the source file first, or correct the name of this one.

## lens

lens-unknown-target = `{ $name }` is no stage and no activity of one
    .help = Name a stage, such as `loyalty`, or an activity, such as `loyalty/gift`.
lens-uncovered-stage = no part of this lens meets the stage `{ $stage }`
    .help = Add `{ $stage }` to the `meets` of the part that it belongs to.

## markdown

markdown-raw-html = HTML in Markdown is shown as text in this playbook
    .help = Write it in Markdown. To allow harmless HTML, set `raw_html: sanitize` in content/playbook.yaml.

## theme

theme-template = this template does not work: { $reason }
    .help = Correct the template in the playbook's themes folder, or remove it there to use the built-in one.
theme-missing-string = { $count ->
        [one] the theme lacks a string
       *[other] the theme lacks { $count } strings
    } in the language `{ $lang }`: { $name }
    .help = Add what is missing to this file. It takes the place of the built-in strings, so it needs all of them.
theme-missing-string-file = the theme has no strings in the language `{ $lang }`
    .help = Add strings/{ $lang }.yaml to the playbook's own theme, or remove the language from `languages` in content/playbook.yaml.

## Failures: what was tried, and how to mend it

failure = error
failure-read-folder = cannot read the folder { $path }
failure-read-file = cannot read { $path }
failure-write-folder = cannot make or change the folder { $path }
failure-write-file = cannot write { $path }
failure-remove-file = cannot remove { $path }
failure-print = cannot print
failure-threads = cannot start the threads that do the work
failure-no-playbook = no playbook here: neither { $path } nor a folder above it has content/playbook.yaml
    .help = Go into a playbook's folder, name it with --root DIR, or make a new playbook: stagecraft init
failure-no-playbook-at = { $path } is no playbook: it has no content/playbook.yaml
    .help = Name the folder that holds content/, or make a new playbook: stagecraft init DIR
failure-output-holds-playbook = { $path } cannot be the output folder: it holds the playbook
    .help = Choose a folder of its own with --out, such as output.
failure-output-in-sources = { $path } cannot be the output folder: it belongs to the content or themes of the playbook
    .help = Choose a folder of its own with --out, such as output.
failure-output-not-folder = { $path } cannot be the output folder: it is a file
    .help = Choose another folder with --out.
failure-output-foreign-folder = { $path } cannot be the output folder: it holds { $count ->
        [one] `{ $name }`, which Stagecraft did not make
       *[other] `{ $name }` and other files that Stagecraft did not make
    }
    .help = Choose an empty or new folder with --out. Nothing was changed.
failure-output-foreign-file = { $path } is needed for the site, but Stagecraft did not make what stands there
    .help = Move it away, then build again. Nothing was changed.
failure-output-manifest = the list of files that Stagecraft made is damaged: { $path }
    .help = Remove the whole output folder, then build again.
failure-output-busy = another Stagecraft is writing to { $path }
    .help = Wait until it is done, or choose another folder with --out.
failure-output-twice = two parts of the site need the same file: { $path }
failure-output-path = this is no address of a page: { $path }
failure-base-url = `{ $value }` is no address of a site
    .help = Write it in full, such as https://example.org/playbook/.
failure-init-exists = { $path } already holds a playbook
    .help = Choose another folder: stagecraft init DIR
failure-file-exists = { $path } already exists and is not overwritten
    .help = Move it away or choose another name. Nothing was written.
failure-new-form = `{ $value }` does not name a new guide
    .help = Write the stage, a slash and a name of small letters a to z and digits, with single hyphens between them: stagecraft new guide awareness/gamification
failure-new-stage = `{ $name }` is none of the five stages
    .help = The stages are awareness, consideration, acquisition, experience and loyalty.
failure-new-stage-near = `{ $name }` is none of the five stages
    .help = Did you mean { $suggestion }?
failure-new-no-activity = the stage `{ $stage }` has no activity to write a guide for
    .help = Add one to content/stages/{ $stage }.yaml first.
failure-new-unreadable = { $path } has mistakes, so a guide cannot be made from it
    .help = Find them with: stagecraft check

failure-explain = there is no code `{ $name }`
    .help = List all codes with: stagecraft explain
failure-explain-near = there is no code `{ $name }`
    .help = Did you mean { $suggestion }? List all codes with: stagecraft explain

## What `explain` says around its pages

explain-severity = By default: { $severity }. A playbook can change this: `checks: { "{" } { $name }: error | warning | off { "}" }` in playbook.yaml.
explain-severity-fixed = Always: { $severity }. A playbook with this mistake cannot be built.
explain-next = More about a code: stagecraft explain CODE

## What commands say

build-done = { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }: { $written ->
        [one] 1 file written
       *[other] { $written } files written
    }, { $unchanged } unchanged, { $removed } removed, in { $seconds } s
build-strict = Nothing was written: with --strict, warnings count as errors.
build-stopped = Nothing was written.
progress-check = Reading and checking
progress-render = Making pages
init-done = { $count ->
        [one] 1 file written
       *[other] { $count } files written
    }: a small playbook that you can change as you like.
init-next = Next: { $command }
new-guide-done = Written: { $path }
new-guide-next = It is marked `draft: true`. Fill it in, remove that line, then run: stagecraft check

## Status

status-text = Guide or page
status-activity = Activity
status-stage = Stage
status-activities = Activities with a guide
status-language = Language
status-pages = pages
status-total = total
status-draft = draft
status-no-guide = no guide
status-up-to-date = up to date
status-stale = { $count ->
        [one] 1 section changed
       *[other] { $count } sections changed
    }: { $section }
status-untracked = untracked
status-missing = missing
status-unknown = cannot be told
status-differs = structure differs
status-of = { $count } of { $expected }
status-texts = Texts
status-count-up-to-date = Up to date
status-count-stale = Changed
status-count-untracked = Untracked
status-count-missing = Missing
status-count-differs = Structure
status-count-unknown = Unclear
status-errors = { $count ->
        [one] The content has 1 error, which
       *[other] The content has { $count } errors, which
    } may keep some of this from being told. See it with: stagecraft check
status-next = When a person has brought a translation up to date, record it: stagecraft status --accept FILE
status-accepted = Recorded in { $path }: { $count ->
        [one] 1 section
       *[other] { $count } sections
    } of the source as it is now.
status-accepted-before = { $path } records the source as it is now already.
failure-accept-no-translation = { $path } is no translation of this playbook
    .help = Name a translated guide or page, such as content/guides/awareness/gamification.vi.md. Nothing was written.
failure-accept-source = { $path } is in the source language
    .help = Only translations record what they were made from. Name the file of another language. Nothing was written.
failure-accept-mistakes = { $path } cannot be accepted: it or its source has mistakes
    .help = Find them with: stagecraft check. Its front matter must have one field on a line. Nothing was written.

## Mending

fix-done = { $count ->
        [0] Nothing could be mended safely.
        [one] 1 mistake mended.
       *[other] { $count } mistakes mended in { $files ->
            [one] 1 file.
           *[other] { $files } files.
        }
    }
fix-would = { $count ->
        [0] Nothing could be mended safely.
        [one] 1 mistake would be mended. Nothing was written.
       *[other] { $count } mistakes would be mended in { $files ->
            [one] 1 file.
           *[other] { $files } files.
        } Nothing was written.
    }

## Descriptions in JSON Schemas

schema-playbook = The settings of a playbook: its name, its languages, and the lists that guides choose from.
schema-playbook-title = Title of the playbook.
schema-playbook-description = What the playbook is, in a sentence or two.
schema-playbook-languages = Languages of the playbook, by tag. The first one is the source language, in which texts are written first.
schema-playbook-base-url = Address where the site will stand; sitemap and feeds need it.
schema-playbook-theme = Name of a folder in themes/, or `default`.
schema-playbook-brand = The look of whom the playbook belongs to.
schema-brand-logo = The picture before the title: its path below content/.
schema-brand-colour = The colour of links and buttons, such as `"#0b57a4"`. It must be dark enough to be read on a light page; dark pages get a lighter tint.
schema-playbook-edit-url = Address for editing a file, with `{"{"}path{"}"}` where the file's path goes.
schema-playbook-vocabularies = The lists that guides choose from.
schema-playbook-guide-sections = The level-2 sections that every guide has, in this order.
schema-playbook-raw-html = What becomes of HTML in Markdown: `escape` shows it as text, `sanitize` keeps what is harmless, `trust` passes it through.
schema-playbook-checks = Severities that differ from the defaults, by the code of the check.
schema-vocabularies-channels = Where a business meets its customers.
schema-vocabularies-industries = Kinds of business.
schema-vocabularies-roles = Who does the work.
schema-term-id = Id: small letters a to z, digits and hyphens. It stays as it is once guides use it.
schema-term-name = Name shown to readers.
schema-stage = One of the five stages of interaction between a business and its customers.
schema-stage-id = Id of the stage; the same as the file's name.
schema-stage-order = Place in the model, from 1 to 5.
schema-stage-name = Name of the stage.
schema-stage-slug = The stage's part of the address, in each language.
schema-stage-goal = What the business is after.
schema-stage-customer = What the customer is doing.
schema-stage-summary = The stage in one or two sentences.
schema-stage-activities = What can be done in this stage; each activity has a guide.
schema-stage-metrics = What to measure in this stage.
schema-stage-exit-criteria = How to see that a customer is ready for the next stage.
schema-stage-key-facts = What to remember of this stage.
schema-stage-review-questions = Questions for a training, with model answers.
schema-stage-quiz = Questions with choices.
schema-metric-id = Id: small letters a to z, digits and hyphens.
schema-metric-name = Name of the metric.
schema-metric-measure = How it is measured: the formula, and where to read it.
schema-review-question = The question.
schema-review-answer = A model answer.
schema-question-question = The question.
schema-question-choices = The choices: at least two, of which at least one is right.
schema-question-explanation = Why the right choice is right.
schema-choice-text = What is chosen.
schema-choice-correct = Whether this choice is right.
schema-guide = The front matter of a guide or page. In the source language it says all about a guide; a translation inherits the rest.
schema-guide-title = Title; it is the page's heading.
schema-guide-summary = One or two sentences: what it is and what the team gets out of it.
schema-guide-slug = The guide's part of the address: small letters a to z, digits and hyphens. Without it, the file's name.
schema-guide-aliases = Old addresses, which lead here: `en/awareness/old-name`.
schema-guide-activity = The activity that it guides through: one of its stage's.
schema-guide-channels = Where it happens: ids of the playbook's channels.
schema-guide-industries = For whom it fits best: ids of the playbook's industries.
schema-guide-roles = Who does it: ids of the playbook's roles.
schema-guide-initiative = Who starts: the business (`proactive`) or the customer (`reactive`).
schema-guide-effort = How much work it is.
schema-guide-time = How long it takes.
schema-guide-team = How many people it takes: `3` or `2-4`.
schema-guide-metrics = What it moves: ids of its stage's metrics.
schema-guide-prerequisites = Guides to do first: `stage/slug`.
schema-guide-related = Guides to read next: `stage/slug`.
schema-guide-updated = When the text was last brought up to date: `2026-05-01`.
schema-guide-owner = Who looks after it.
schema-guide-draft = Whether it is left out of a published site.
schema-guide-translated-from = What the source said when it was translated, by section. Written by: stagecraft status --accept FILE
schema-time-prepare = Working time to get ready: `30m`, `4h`, `3d` or `2w`.
schema-time-run = Working time from start to end: `30m`, `4h`, `3d` or `2w`.
schema-lens = Another model of the customer's way, mapped onto the five stages.
schema-lens-id = Id; the same as the file's name.
schema-lens-name = Name of the model.
schema-lens-summary = What the model is.
schema-lens-stages = The model's stages, in their order.
schema-lens-stage-id = Id of the stage in this model.
schema-lens-stage-name = Name of the stage in this model.
schema-lens-stage-summary = What the stage is, and why it meets the five as it does.
schema-lens-stage-meets = Where it meets the five stages: a stage (`loyalty`) or one of its activities (`loyalty/gift`).
schema-glossary = The terms that texts explain.
schema-glossary-id = Id: small letters a to z, digits and hyphens. Texts link to it as `[[id]]`.
schema-glossary-term = The term.
schema-glossary-definition = What it means.
schema-glossary-see = Ids of terms to read next.

## Command line

cli-about = Turns a folder of YAML stages and Markdown guides into a checked, bilingual playbook site.
cli-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-heading-global = Options of every command
cli-heading-arguments = Arguments
cli-options = OPTIONS
cli-value-dir = DIR
cli-value-lang = LANG
cli-value-when = WHEN
cli-value-stage-slug = STAGE/SLUG
cli-value-format = FORMAT
cli-value-url = URL
cli-value-code = CODE
cli-value-file = FILE
cli-value-kind = KIND
cli-value-port = PORT
cli-value-address = ADDRESS
cli-value-path = PATH
cli-value-shell = SHELL
cli-value-words = WORDS
cli-value-stage = STAGE
cli-command = COMMAND
cli-init = Make a new playbook that checks clean
cli-new = Make a new file of a playbook
cli-new-guide = Make a guide in every language of the playbook, sections in place
cli-check = Find every mistake in the content
cli-build = Check the content and write the site
cli-explain = Explain a code of a report, or list all codes
cli-serve = Show the site in the browser and keep it up to date while you write
cli-completions = Print a script that completes commands in a shell
cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-root = Folder of the playbook [default: the nearest one upward that has content/playbook.yaml]
cli-arg-lang = Language of the tool: en or vi [default: from LC_ALL, LC_MESSAGES, LANG]
cli-arg-color = Colours: auto, always or never
cli-arg-quiet = Print results and mistakes only
cli-arg-dir = Folder to make it in [default: here]
cli-arg-guide = Stage and name, such as awareness/gamification
cli-arg-format = Form of the report: human, json, sarif or github
cli-arg-code = Code such as link/broken [default: list all codes]
cli-arg-strict = Treat warnings as errors
cli-arg-out = Folder that the site goes to [default: output]
cli-arg-base-url = Address where the site will stand, for sitemap and feeds
cli-arg-drafts = Show guides that are marked as drafts
cli-arg-offline = Make links that work from a folder on disk
cli-arg-port = Port to listen at; the next free one if it is taken, any if it is 0 [default: 4321]
cli-arg-host = Address to listen at; 0.0.0.0 shows the site to the network [default: 127.0.0.1]
cli-arg-open = Open the site in the browser
cli-arg-base-path = Path the site stands at, for trying how it will look there [default: /]
cli-arg-shell = Shell: bash, elvish, fish, powershell or zsh
cli-status = Show how translations stand and which activities lack a guide
cli-schema = Print the JSON Schema of a kind of file, for editors
cli-arg-fix = Mend what is safe to mend, then report what is left
cli-arg-diff = With --fix: show what would be changed, and write nothing
cli-arg-status-format = Form of the status: human or json
cli-arg-accept = Record that these translations say what their sources say now
cli-arg-kind = Kind of file: playbook, stage, guide, lens or glossary

## Wrong use of the command line

usage-unknown-argument = there is no option or argument `{ $name }` here
usage-unknown-command = there is no command `{ $name }`
usage-invalid-value = `{ $value }` is no value for { $name }
    .help = Possible values: { $expected }
usage-missing-value = { $name } needs a value
usage-missing-argument = this is missing: { $name }
usage-missing-command = a command is missing
usage-too-many = { $name } may stand only once
usage-conflict = { $name } and { $second } cannot be used together
usage-not-utf8 = an argument is not text in UTF-8
usage-bad-value = `{ $value }` cannot be the value of { $name }
usage-bad-value-port = `{ $value }` cannot be the value of { $name }
    .help = Give a number from 0 to 65535.
usage-no-value = { $name } takes no value
usage-other = this command line cannot be understood
usage-see-help = More: { $command } --help

## serve

serve-at = The playbook is shown at { $url }
serve-at-also = and for others at { $url }
serve-port-taken = Port { $wanted } is taken by another program, so this one takes { $port }.
serve-exposed = Anyone who can reach this machine over the network can read the playbook, drafts and mistakes included.
serve-stop = Stop with Ctrl-C.
serve-loaded = Read and checked in { $milliseconds } ms; { $count ->
        [one] 1 page or file.
       *[other] { $count } pages and files.
    }
serve-loaded-broken = Read and checked in { $milliseconds } ms. There is no site yet: mend the mistakes, and it appears by itself.
serve-rebuilt = { $changes } · { $pages ->
        [0] no open page differs
        [one] 1 open page differs
       *[other] { $pages } open pages differ
    } · { $milliseconds } ms
serve-edited = edited: { $files }
serve-added = new: { $files }
serve-removed = gone: { $files }
serve-theme = theme
serve-mended = taken up again
serve-and-more = { $files } and { $count } more
serve-still-shown = The last good version stays on show until this is mended.
serve-polling = Changes are looked for every moment, since the system does not report them ({ $reason }).
serve-no-browser = the browser cannot be opened

serve-page-errors = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }
serve-page-warnings = { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
serve-page-stays = You see the last good version. It is brought up to date as soon as this is mended.
serve-page-fold = Fold
serve-page-unfold = Show
serve-page-copy = Copy place
serve-page-copied = Copied
serve-page-gone = This page is gone: its file was removed or renamed.
serve-page-away = The server does not answer. This page is brought up to date when it is back.
serve-page-more = { $count ->
        [one] 1 more is not shown here.
       *[other] { $count } more are not shown here.
    }

failure-listen = cannot listen at { $address }
    .help = Choose another port with --port, or --port 0 for any that is free.
failure-serve-thread = the system gives no more threads
failure-serve-host = `{ $value }` is no address of this machine
    .help = Give an address such as 127.0.0.1, or 0.0.0.0 for every network this machine is in.
failure-serve-base-path = `{ $value }` is no path that a site can stand at
    .help = Give folders of Latin letters, digits, -, _, . and ~, such as /team/playbook/
failure-serve-signal = Ctrl-C cannot be listened for

## What a new guide says until it is filled in

guide-summary = One or two sentences: what it is and what the team gets out of it.
guide-paragraph = Write this section here.

## Search on the command line

cli-search = Search the playbook as its readers do
cli-search-arg-words = Words to look for; "in quotation marks", words that stand next to each other; - for a query from each line of standard input
cli-search-arg-lang = Language to search [default: the tool's, if the playbook has it, or the playbook's first]
cli-search-arg-format = Form of what is found: human or json
failure-read-input = cannot read standard input
failure-search-language = the playbook has no language `{ $lang }`
    .help = It has: { $known }
search-found = { $count ->
        [0] Nothing found.
        [one] 1 page found.
       *[other] { $count } pages found.
    }
search-stopped = The content has errors; only a playbook that checks clean can be searched.

## export

cli-export = Write the playbook in another format
cli-export-markdown = Write the guides as one Markdown text with full addresses
cli-export-markdown-arg-language = Language of the guides [default: the playbook's first]
cli-export-markdown-arg-stage = Only the guides of this stage, such as awareness [default: all]
cli-export-markdown-arg-out = File to write [default: standard output]
failure-export-stage = there is no stage `{ $value }`
    .help = Stages: { $known }
export-done = Written: { $file }
export-stopped = The content has errors; only a playbook without errors can be exported.

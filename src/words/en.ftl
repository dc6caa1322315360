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

## yaml

yaml-syntax = this is not valid YAML: { $reason }
    .help = Check indentation, colons and quotation marks on this line and the one before it. A text that contains ": " or " #" needs quotation marks around it.
yaml-duplicate-key = the key `{ $name }` stands twice in one map
    .help = Keep one of the two.
yaml-unknown-field = there is no field `{ $name }` here
    .help = Remove it, or correct its spelling.
yaml-missing-field = the field `{ $field }` is missing
    .help = Add `{ $field }:` with its value.
yaml-wrong-type = { $expected ->
        [text] a text
        [list] a list
        [map] a map of keys and values
        [number] a whole number
        [boolean] `true` or `false`
        [localized] a text in each language, such as `en:` and `vi:`,
        [date] a date such as 2026-05-01
       *[other] { $expected }
    } is expected here
    .help = Write the value in the form that is expected. A number or date that is meant as text needs quotation marks.

## text

text-invalid-utf8 = this file is not text in UTF-8
    .help = Save it again with the encoding UTF-8. In most editors this is a choice under “Save as”.
text-not-nfc = this text is not in the Unicode form NFC
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
model-id-mismatch = the id `{ $value }` differs from the file's name, `{ $expected }`
    .help = Write `id: { $expected }`, or rename the file.

## localized

localized-missing-language = this text is missing in the language `{ $lang }`
    .help = Add a line `{ $lang }:` beside the other languages.
localized-unknown-language = the playbook does not declare the language `{ $lang }`
    .help = Remove it, or add it to `languages` in content/playbook.yaml.

## guide

guide-missing-front-matter = this file has no front matter
    .help = Begin it with a line `---`, then fields such as `title:` and `summary:`, then another line `---`.
guide-unknown-stage = the folder `{ $name }` is none of the five stages
    .help = Guides stand in content/guides/ in a folder named awareness, consideration, acquisition, experience or loyalty.
guide-unknown-activity = the activity `{ $name }` is not one of the stage `{ $stage }`
    .help = Choose an activity of content/stages/{ $stage }.yaml, or add this one there.
guide-unknown-term = { $kind ->
        [channel] the channel
        [industry] the industry
        [role] the role
       *[other] the term
    } `{ $name }` is not one that the playbook declares
    .help = Choose an id from `vocabularies` in content/playbook.yaml, or add this one there.
guide-unknown-metric = the metric `{ $name }` is not one of the stage `{ $stage }`
    .help = Choose a metric of content/stages/{ $stage }.yaml, or add this one there.
guide-unknown-guide = there is no guide `{ $name }`
    .help = Name a guide by its stage and file name, such as `awareness/gamification`.
guide-prerequisite-cycle = these guides need each other first: { $value }
    .help = Take one of them out of the `prerequisites` of another.
guide-missing-section = the section “{ $section }” is missing
    .help = Add the heading `## { $section }`. Every guide has the sections of `guide_sections` in content/playbook.yaml.
guide-section-order = the section “{ $section }” stands in another place than the playbook gives it
    .help = Put the sections in the order of `guide_sections` in content/playbook.yaml.
guide-duplicate-slug = the address `{ $value }` is already that of { $file }
    .help = Give one of the two another `slug` or alias.
guide-empty = there is no text after the front matter
    .help = Write the text, or remove the file.
guide-bad-value = `{ $value }` is no value for `{ $field }`
    .help = { $field ->
        [time] Write a number and a unit: `30m` (minutes), `4h` (hours), `3d` (working days) or `2w` (working weeks).
        [prepare] Write a number and a unit: `30m` (minutes), `4h` (hours), `3d` (working days) or `2w` (working weeks).
        [run] Write a number and a unit: `30m` (minutes), `4h` (hours), `3d` (working days) or `2w` (working weeks).
        [team] Write how many people it takes: `3` or `2-4`.
        [updated] Write a date as year-month-day: `2026-05-01`.
        [initiative] Write `proactive` if the business starts it, `reactive` if it answers the customer.
        [effort] Write `low`, `medium` or `high`.
        [slug] Use small letters a to z, digits and hyphens: `my-guide`.
        [aliases] Write an old address without `/` at its start and end: `en/awareness/old-name`.
        [order] Write a whole number from 1 to 5.
       *[other] What is expected: { $expected }.
    }

## activity

activity-without-guide = the activity `{ $name }` has no guide
    .help = Write one: stagecraft new guide { $stage }/{ $name }

## link

link-broken = the file `{ $value }` does not exist
    .help = Write the way from this file to the other, such as `../loyalty/gift.en.md`.
link-missing-anchor = { $file } has no heading `#{ $value }`
    .help = An anchor is a heading in small letters with hyphens for spaces, or the id that `{"{"}#id{"}"}` gives it.
link-untranslated = this link leaves the language: `{ $value }` exists in `{ $lang }` too
    .help = Link to the file whose name ends in `.{ $lang }.md`.
link-unsafe-scheme = links with `{ $value }` can run code on the reader's page
    .help = Use https:, mailto: or tel:, or a path to a file.
link-malformed = this was probably meant as a link or picture, but is shown as text
    .help = An address with spaces stands in angle brackets: `[words](<my file.md>)`.

## asset

asset-missing = the file `{ $value }` does not exist
    .help = Put it there, or write the way from this file to it.
asset-unused = nothing shows the file `{ $file }`
    .help = Link to it, or remove it.

## glossary

glossary-unknown-term = the glossary has no term `{ $name }`
    .help = Choose an id of content/glossary.yaml, or add this one there.
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
    .help = Write { $file }. Until then readers of that language see the source text with a notice.
translation-stale = { $count ->
        [one] one section of the source has changed since it was translated: { $section }
       *[other] { $count } sections of the source have changed since they were translated: { $section }
    }
    .help = Bring the translation up to date.
translation-structure = the translation is built differently: the source has { $kind ->
        [headings] { $expected ->
            [one] 1 heading
           *[other] { $expected } headings
        }
        [steps] { $expected ->
            [one] 1 numbered step
           *[other] { $expected } numbered steps
        }
        [checklist] { $expected ->
            [one] 1 checklist item
           *[other] { $expected } checklist items
        }
        [quizzes] { $expected ->
            [one] 1 quiz question
           *[other] { $expected } quiz questions
        }
        [links] { $expected ->
            [one] 1 link
           *[other] { $expected } links
        }
       *[other] { $expected } × { $kind }
    }, this file has { $count }
    .help = Compare the two side by side and add what is missing or remove what is too much.
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
theme-missing-string = the theme has no string `{ $name }` in the language `{ $lang }`
    .help = Add it to themes/<theme>/strings/{ $lang }.yaml.

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
failure-init-exists = { $path } already holds a playbook
    .help = Choose another folder: stagecraft init DIR
failure-file-exists = { $path } already exists and is not overwritten
    .help = Move it away or choose another name. Nothing was written.
failure-new-form = `{ $value }` does not name a new guide
    .help = Write the stage, a slash and a name of small letters a to z, digits and hyphens: stagecraft new guide awareness/gamification
failure-new-stage = `{ $name }` is none of the five stages
    .help = The stages are awareness, consideration, acquisition, experience and loyalty.
failure-new-stage-near = `{ $name }` is none of the five stages
    .help = Did you mean { $suggestion }?
failure-new-no-activity = the stage `{ $stage }` has no activity to write a guide for
    .help = Add one to content/stages/{ $stage }.yaml first.
failure-new-unreadable = { $path } has mistakes, so a guide cannot be made from it
    .help = Find them with: stagecraft check

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

## Command line

cli-about = Turns a folder of YAML stages and Markdown guides into a checked, bilingual playbook site.
cli-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-heading-global = Options of every command
cli-heading-arguments = Arguments
cli-command = COMMAND
cli-init = Make a new playbook that checks clean
cli-new = Make a new file of a playbook
cli-new-guide = Make a guide in every language of the playbook, sections in place
cli-check = Find every mistake in the content
cli-build = Check the content and write the site
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
cli-arg-format = Form of the report: human
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
usage-other = this cannot be understood: { $reason }
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

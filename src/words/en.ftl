# The tool's words in English. A message's `.help` says how to fix what it reports. Values from files are in `…`.

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
    .next = Fix { $errors ->
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
    .next = Fix the { $errors ->
        [one] error
       *[other] errors
    } first, then run: stagecraft check

summary-fixable = { $count ->
        [one] 1 of them can be fixed for you: stagecraft check --fix
       *[other] { $count } of them can be fixed for you: stagecraft check --fix
    }
summary-none-here = No mistakes found here.
summary-others = { $count ->
        [one] 1 more mistake is not among what was asked for.
       *[other] { $count } more mistakes are not among what was asked for.
    } See all of them with: stagecraft check

## Other places that a mistake concerns

related-first = first used here
related-required = the playbook has every guide state it; taken out of this list, it may be left out
related-declared = the playbook declares it here
related-activities = the activities of the stage
related-metrics = the metrics of the stage
related-prerequisite = this prerequisite is part of the circle
related-snippet = the snippet
related-snippet-named = the snippet is named here
related-target = the file that the link leads to
related-source-heading = this section of the source is missing in the translation
related-source-file = this file is the source
related-source-section = the same section in the source
related-changed-section = “{ $section }” has changed since

## Failures: what was tried, and how to fix it

failure = error
failure-read-folder = cannot read the folder { $path }
failure-read-file = cannot read { $path }
failure-write-folder = cannot make or change the folder { $path }
failure-write-file = cannot write { $path }
failure-remove-file = cannot remove { $path }
failure-print = cannot print
failure-fault = a fault in Stagecraft itself, not in your playbook
    .help = Nothing was changed. Please report this message to the people who make Stagecraft (this is { $version }).
failure-fault-file = a fault in Stagecraft itself, not in your playbook, while working on { $path }
    .help = Nothing was changed. Please report this message, with that file, to the people who make Stagecraft (this is { $version }). Until it is fixed, writing in another way what you changed last may help.
failure-threads = cannot start the threads that do the work
failure-no-playbook = no playbook here: neither { $path } nor a folder above it has content/playbook.yaml
    .help = Go into a playbook's folder, name it with --root DIR, or make a new playbook: stagecraft init
failure-settings-name = no playbook here: its settings are in { $path }
    .help = Rename that file to playbook.yaml.
failure-no-playbook-at = { $path } is not a playbook: it has no content/playbook.yaml
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
failure-output-foreign-file = { $path } is needed for the site, but Stagecraft did not make the file that is there
    .help = Move it away, then build again. Nothing was changed.
failure-output-manifest = the list of files that Stagecraft made is damaged: { $path }
    .help = Remove the whole output folder, then build again.
failure-output-busy = another Stagecraft is writing to { $path }
    .help = Wait until it is done, or choose another folder with --out.
failure-output-gone = { $path } was taken away or replaced while the site was being written
    .help = When no other program works on that folder, run again: stagecraft build
failure-output-twice = two parts of the site need the same file: { $path }
failure-output-path = this is not an address of a page: { $path }
failure-base-url = `{ $value }` is not the address of a site
    .help = Write it in full, such as https://example.org/playbook/.
failure-init-exists = { $path } already holds a playbook
    .help = Choose another folder: stagecraft init DIR
failure-init-language = `{ $value }` is not a language tag
    .help = Write language tags (BCP 47) with commas between them, the main one first: stagecraft init --languages vi,en
failure-init-language-near = `{ $value }` is not a language tag
    .help = Did you mean `{ $suggestion }`?
failure-init-twice = the language `{ $lang }` is named twice
failure-theme-file = the built-in theme has no file { $path }
    .help = List its files with: stagecraft theme list
failure-theme-file-near = the built-in theme has no file { $path }
    .help = Did you mean { $suggestion }? List its files with: stagecraft theme list
failure-file-exists = { $path } already exists and is not overwritten
    .help = Move it away or choose another name. Nothing was written.
failure-new-form = `{ $value }` does not name a new guide
    .help = Write the stage, a slash and a name of small letters a to z and digits, with single hyphens between them: stagecraft new guide awareness/quiz-night
failure-new-stage = `{ $name }` is not one of the five stages
    .help = The stages are awareness, consideration, acquisition, experience and loyalty.
failure-new-stage-near = `{ $name }` is not one of the five stages
    .help = Did you mean { $suggestion }?
failure-new-no-activity = the stage `{ $stage }` has no activity to write a guide for
    .help = Add one to content/stages/{ $stage }.yaml first.
failure-new-unreadable = { $path } has mistakes, so a guide cannot be made from it
    .help = Find them with: stagecraft check

failure-new-index = a guide cannot be called `index`: a file of this name belongs to the folder that it is in
    .help = Choose another name: stagecraft new guide { $stage }/NAME
failure-new-type = the playbook has no type of guides `{ $name }`
    .help = Choose one of: { $expected }
failure-new-type-near = the playbook has no type of guides `{ $name }`
    .help = Did you mean `{ $suggestion }`? The types are: { $expected }
failure-new-no-types = the playbook has no types of guides
    .help = Declare `{ $name }` with its sections in `guide_types` of content/playbook.yaml first, or leave `--type` out.
failure-new-activity = the stage `{ $stage }` has no activity `{ $name }`
    .help = It has: { $expected }
failure-new-activity-near = the stage `{ $stage }` has no activity `{ $name }`
    .help = Did you mean { $suggestion }? It has: { $expected }
failure-status-column = guides have no field `{ $name }`
    .help = Columns can be: { $expected }
failure-status-column-near = guides have no field `{ $name }`
    .help = Did you mean { $suggestion }? Columns can be: { $expected }
failure-path = there is no file or folder { $path }
    .help = Name files or folders below content/, as seen from here or from the folder of the playbook.
failure-path-near = there is no file or folder { $path }
    .help = Did you mean { $suggestion }?
failure-path-outside = { $path } is not part of the playbook
    .help = Name files or folders below its content/ or themes/.

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
progress-pictures = Making sizes of pictures
progress-render = Making pages
init-done = { $count ->
        [one] 1 file written
       *[other] { $count } files written
    }: a small playbook that you can change as you like.
init-english = There are no texts in `{ $lang }` yet, so the playbook has English ones: replace them with your own.
init-untranslated = { $count ->
        [one] The language `{ $lang }` has
       *[other] The languages { $lang } have
    } no texts yet. Until then readers see those of another language; see what is missing with: stagecraft status
init-next = Next: { $command }
new-guide-done = Written: { $path }
new-guide-activity = Which activity is it for? Write it behind `activity:` in { $path }, one of: { $expected }
new-guide-next = It is marked `draft: true`. Fill it in, remove that line, then run: stagecraft check

## Status

status-text = Guide or page
status-guide = Guide
status-activity = Activity
status-stage = Stage
status-activities = Activities with a guide
status-language = Language
status-pages = pages
status-snippets = snippets
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
status-source = source
status-file = File
status-strings = strings of the theme
status-missing-in = Missing in { $lang }
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
status-when = When
status-overdue = { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
status-due-today = today
status-due-in = { $count ->
        [one] in 1 day
       *[other] in { $count } days
    }
status-due = { $count ->
        [one] 1 guide is due for review. See it with: stagecraft status --due
       *[other] { $count } guides are due for review. See them with: stagecraft status --due
    }
status-none-due = No guide is due for review.
status-no-facts = No guide states its owner, a date or a field of your own. Choose what to show: stagecraft status --columns effort,time
status-accepted = Recorded in { $path }: { $count ->
        [one] 1 section
       *[other] { $count } sections
    } of the source as it is now.
status-accepted-before = { $path } records the source as it is now already.
failure-accept-no-translation = { $path } is not a translation in this playbook
    .help = Name a translated guide or page, such as content/guides/awareness/NAME.vi.md. Nothing was written.
failure-accept-source = { $path } is a source, not a translation
    .help = Only translations record what they were made from. Name the file of another language. If this is a page that is translated from that file, write `translated_from: {"{}"}` in this one first. Nothing was written.
failure-accept-mistakes = { $path } cannot be accepted: it or its source has mistakes
    .help = Find them with: stagecraft check. Its front matter must have one field on a line. Nothing was written.

## Fixing

fix-done = { $count ->
        [0] Nothing could be fixed safely.
        [one] 1 mistake fixed.
       *[other] { $count } mistakes fixed in { $files ->
            [one] 1 file.
           *[other] { $files } files.
        }
    }
fix-would = { $count ->
        [0] Nothing could be fixed safely.
        [one] 1 mistake would be fixed. Nothing was written.
       *[other] { $count } mistakes would be fixed in { $files ->
            [one] 1 file.
           *[other] { $files } files.
        } Nothing was written.
    }

## Command line

cli-about = Turns a folder of YAML stages and Markdown guides into a checked, bilingual playbook site.
cli-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-heading-global = Options of every command
cli-heading-arguments = Arguments
cli-options = OPTIONS
cli-value-date = DATE
cli-value-fields = FIELDS
cli-value-time = TIME
cli-value-dir = DIR
cli-value-id = ID
cli-value-title = TITLE
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
cli-theme = Show the built-in theme, to translate or override files of it
cli-theme-list = List the files of the built-in theme
cli-theme-show = Print a file of the built-in theme. Saved at the same path below themes/default/ (or your theme's folder), it takes the place of the built-in one; of strings, only what you change is needed
cli-arg-theme-file = A file as `theme list` names it, such as strings/en.yaml
cli-arg-languages = Languages of the playbook by their tags, the main one first [default: en,vi]
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
cli-arg-guide = Stage and name, such as awareness/quiz-night
cli-arg-format = Form of the report: human, json, sarif or github
cli-arg-code = Code such as link/broken [default: list all codes]
cli-arg-paths = Only mistakes in these files and folders [default: the whole playbook]
cli-arg-codes = Only these codes or families, such as link/broken,yaml; may be given several times
cli-arg-activity = Activity that the guide is for [default: the one of its name, or left for you to fill in]
cli-arg-type = Type of the guide, one of the playbook's `guide_types`; it decides which sections the guide has
cli-arg-title = Title of the guide [default: made from its name]
cli-arg-strict = Treat warnings as errors
cli-check-arg-strict = Treat warnings as errors, but for reviews that are due
cli-arg-out = Folder that the site goes to [default: output]
cli-arg-base-url = Address that the site will have, for sitemap and feeds
cli-arg-drafts = Show guides that are marked as drafts
cli-arg-offline = Make links that work from a folder on disk
cli-arg-port = Port to listen at; the next free one if it is taken, any if it is 0 [default: 4321]
cli-arg-host = Address to listen at; 0.0.0.0 shows the site to the network [default: 127.0.0.1]
cli-arg-open = Open the site in the browser
cli-arg-base-path = Path that the site is served at, to try how it will look there [default: /]
cli-arg-shell = Shell: bash, elvish, fish, powershell or zsh
cli-status = Show the state of translations, which activities lack a guide, what guides state and whose review is due
cli-schema = Print the JSON Schema of a kind of file, for editors
cli-arg-fix = Fix what can be fixed safely, then report what is left
cli-arg-diff = With --fix: show what would be changed, and write nothing
cli-arg-status-format = Form of the status: human or json
cli-arg-guides = Show a table of guides: owner, review_by, updated and your playbook's own fields
cli-arg-columns = Show a table of guides with these fields of front matter, such as owner,time,budget
cli-arg-due = Show the guides whose review_by has come
cli-arg-within = Show those too whose review_by comes within this time, such as 30d or 4w
cli-arg-today = Day on which reviews are due or not, such as 2027-05-01 [default: today]
cli-arg-accept = Record that these translations say what their sources say now
cli-arg-kind = Kind of file: playbook, stage, guide, lens or glossary

## Wrong use of the command line

usage-unknown-argument = there is no option or argument `{ $name }` here
usage-unknown-command = there is no command `{ $name }`
usage-invalid-value = `{ $value }` is not a value of { $name }
    .help = Possible values: { $expected }
usage-missing-value = { $name } needs a value
usage-missing-argument = this is missing: { $name }
usage-missing-command = a command is missing
usage-too-many = { $name } may be given only once
usage-conflict = { $name } and { $second } cannot be used together
usage-not-utf8 = an argument is not text in UTF-8
usage-bad-value = `{ $value }` cannot be the value of { $name }
usage-bad-value-port = `{ $value }` cannot be the value of { $name }
    .help = Give a number from 0 to 65535.
usage-bad-value-today = `{ $value }` cannot be the value of { $name }
    .help = Give a date as year-month-day: 2027-05-01.
usage-bad-value-within = `{ $value }` cannot be the value of { $name }
    .help = Give a number of days or weeks: 30d or 4w.
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
serve-loaded-broken = Read and checked in { $milliseconds } ms. There is no site yet: fix the mistakes, and it appears by itself.
serve-rebuilt = { $changes } · { $pages ->
        [0] no open page differs
        [one] 1 open page differs
       *[other] { $pages } open pages differ
    } · { $milliseconds } ms
serve-edited = edited: { $files }
serve-added = new: { $files }
serve-removed = gone: { $files }
serve-theme = theme
serve-fixed-again = back again
serve-and-more = { $files } and { $count } more
serve-still-shown = The last good version stays on show until this is fixed.
serve-polling = Changes are looked for every moment, since the system does not report them ({ $reason }).
serve-no-browser = the browser cannot be opened

serve-fixed = fixed: { $message } ({ $code }, { $file })
serve-more-fixed = fixed: { $count } more
serve-more-new = { $count ->
        [one] 1 more new mistake is not shown here:
       *[other] { $count } more new mistakes are not shown here:
    } stagecraft check
serve-left = Left: { $counts }.
serve-left-none = No mistakes left.

serve-page-errors = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }
serve-page-warnings = { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
serve-page-stays = You see the last good version. It is brought up to date as soon as this is fixed.
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
failure-serve-host = `{ $value }` is not an address of this machine
    .help = Give an address such as 127.0.0.1, or 0.0.0.0 for every network this machine is in.
failure-serve-base-path = `{ $value }` is not a path that a site can be served at
    .help = Give folders of Latin letters, digits, -, _, . and ~, such as /team/playbook/
failure-serve-signal = Ctrl-C cannot be listened for

## What a new guide says until it is filled in

guide-summary = One or two sentences: what it is and what the team gets out of it.
guide-paragraph = Write this section here.
guide-optional = This section may be left out.

## Search on the command line

cli-search = Search the playbook as its readers do
cli-search-arg-words = Words to look for; "in quotation marks", words that are next to each other; - for a query from each line of standard input
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
search-missing = Without: { $words }
search-meant = Did you mean: { $query }?
search-stopped = The content has errors; only a playbook that checks clean can be searched.

## export

cli-export = Write the guides as one text with full addresses
cli-export-arg-format = Format, such as markdown
cli-export-arg-language = Language of the guides [default: the playbook's first]
cli-export-arg-stage = Only the guides of this stage, such as awareness [default: all]
cli-export-arg-out = File to write [default: standard output]
failure-export-stage = there is no stage `{ $value }`
    .help = Stages: { $known }
export-done = Written: { $file }
export-stopped = The content has errors; only a playbook without errors can be exported.

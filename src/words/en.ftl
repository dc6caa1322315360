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
yaml-duplicate-key-id = the id `{ $name }` is given twice
    .help = Keep one of the two, or give one of them another id.
yaml-unknown-field = there is no field `{ $name }` here
    .help = Fields that can stand here: { $expected }
yaml-unknown-field-code = there is no code `{ $name }`
    .help = List all codes with: stagecraft explain
yaml-missing-field = the field `{ $field }` is missing
    .help = Add `{ $field }:` with its value.
yaml-wrong-type = { $expected ->
        [text] a text
        [list] a list
        [map] a map of keys and values
        [number] a whole number
        [boolean] `true` or `false`
        [localized] a text in each language
        [languages] a list of at least one language
       *[other] { $expected }
    } is expected here{ $found ->
        [nothing] , but there is nothing
        [empty] , but the text is empty
        [boolean] , not `true` or `false`
        [number] , not a number
        [text] , not a text
        [list] , not a list
        [map] , not a map
       *[other] {""}
    }
    .help = { $expected ->
        [text] Write words. A number, a date or a word such as `true` that is meant as text needs quotation marks around it.
        [list] Begin each item on a line of its own with `- `, or write them between brackets: `[a, b]`.
        [map] Write one `key: value` on each line, all indented alike.
        [number] Write digits only, without quotation marks.
        [boolean] Write `true` or `false`, without quotation marks.
        [localized] Write one line for each language, such as `en: …` and `vi: …`.
        [languages] Write the languages, the source language first: `languages: [en, vi]`.
       *[other] Write the value in the form that is expected.
    }
yaml-wrong-type-localized = this text stands in no language
    .help = Write it in each language: { $expected }
yaml-wrong-type-choice = `{ $value }` cannot stand here
    .help = Write one of: { $expected }
yaml-wrong-type-base-url = `{ $value }` is not the address of a site
    .help = Write an address that begins with https:// or http://, such as `https://example.com/playbook/`.
yaml-wrong-type-edit-url = `{ $value }` is not an address to edit a file at
    .help = Write an address that begins with https:// and holds `{"{"}path{"}"}`, such as `https://example.com/edit/main/{"{"}path{"}"}`.
yaml-wrong-type-theme = `{ $value }` is not the name of a theme's folder
    .help = Use letters, digits, `-` and `_`: `my-theme`. Its files stand in themes/my-theme/.
yaml-wrong-type-no-theme = there is no theme `{ $value }`
    .help = Make the folder themes/{ $value }/, or remove this line to use the built-in theme.
yaml-wrong-type-severity = `{ $name }` is always an error
    .help = A playbook with this mistake cannot be built. Remove this line, or write `error`.
yaml-wrong-type-id = `{ $value }` cannot be an id
    .help = Use small letters a to z, digits and single hyphens: `my-id`.

## text

text-invalid-utf8 = this file is not text in UTF-8
    .help = Save it again with the encoding UTF-8. In most editors this is a choice under “Save as”.
text-invalid-utf8-nul = there is a NUL character here, so this file is probably not a text
    .help = Remove the character, or replace the file by a text saved as UTF-8.
text-invalid-utf8-utf16 = this file is text in UTF-16, not in UTF-8
    .help = { text-invalid-utf8.help }
text-invalid-utf8-too-large = this file is too large to be read as text: the limit is { $count } MB
    .help = Split it into several files. A picture or a film needs its own ending, such as .png or .mp4.
text-invalid-utf8-not-a-file = this has the name of a text file but is not a file
    .help = Rename the folder, or put a file in its place.
text-invalid-utf8-unreadable = this file cannot be read: { $reason }
    .help = Check that you may read it and that it is not a link that leads nowhere.
text-invalid-utf8-loop = this link leads back to a folder that it stands in
    .help = Remove the link, or let it lead to another folder.
text-not-nfc = { $count ->
        [one] a word here is not in the Unicode form NFC
       *[other] { $count } words of this file are not in the Unicode form NFC; this is the first
    }
    .help = It looks right, but its marks are stored apart from their letters, so that search and comparison may miss it. Type it again, or let the editor normalize the file to NFC.
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
model-id-mismatch = the id `{ $name }` differs from the file's name, `{ $expected }`
    .help = Write `id: { $expected }`, or rename the file.

## localized

localized-missing-language = this text is missing in the language `{ $lang }`
    .help = Add a line `{ $lang }:` beside the other languages.
localized-unknown-language = the playbook does not declare the language `{ $lang }`
    .help = Remove it, or add it to `languages` in content/playbook.yaml.
localized-unknown-language-tag = `{ $lang }` is not the tag of a language
    .help = Write a short tag such as `en` or `vi`.
localized-unknown-language-file = the file's name ends in the language `{ $lang }`, which the playbook does not declare
    .help = Let the name end in one of: { $expected }
localized-unknown-language-no-file = the file's name does not say its language
    .help = Let the name end in one of: { $expected }

## guide

guide-missing-front-matter = this file has no front matter
    .help = Begin it with a line `---`, then fields such as `title:` and `summary:`, then another line `---`.
guide-missing-front-matter-unclosed = the front matter that begins here does not end
    .help = Add a line `---` after its last field.
guide-missing-front-matter-empty = the front matter is empty
    .help = Write fields such as `title:` and `summary:` between the two lines `---`.
guide-unknown-stage = the folder `{ $name }` is none of the five stages
    .help = Guides stand in content/guides/ in a folder named awareness, consideration, acquisition, experience or loyalty.
guide-unknown-stage-none = this guide stands in no stage's folder
    .help = { guide-unknown-stage.help }
guide-unknown-activity = the stage `{ $stage }` has no activity `{ $name }`
    .help = Choose one of { $expected }, or add this one to content/stages/{ $stage }.yaml.
guide-unknown-term = the playbook declares no { $field ->
        [channels] channel
        [industries] industry
        [roles] role
       *[other] term
    } `{ $name }`
    .help = Choose one of { $expected }, or add this one to `vocabularies` in content/playbook.yaml.
guide-unknown-metric = the stage `{ $stage }` has no metric `{ $name }`
    .help = Choose one of { $expected }, or add this one to content/stages/{ $stage }.yaml.
guide-unknown-guide = there is no guide `{ $name }`
    .help = Name a guide by its stage and file name, such as `awareness/gamification`.
guide-prerequisite-cycle = these guides need each other first: { $name }
    .help = Remove one of them from the `prerequisites` of another.
guide-missing-section = { $count ->
        [one] the section “{ $section }” is missing
       *[other] these sections are missing: { $section }
    }
    .help = { $count ->
        [one] Add the heading `## { $section }` here.
       *[other] Add each as a heading that begins with `## `.
    } Every guide has the sections of `guide_sections` in content/playbook.yaml.
guide-missing-section-misspelt = “{ $name }” is not one of the sections that every guide has
    .help = Write `## { $section }`.
guide-missing-section-marks = “{ $name }” is spelt without the marks of the section's name
    .help = Write `## { $section }`.
guide-section-order = the section “{ $first }” stands after “{ $second }”, but belongs before it
    .help = Put the sections in the order of `guide_sections` in content/playbook.yaml.
guide-duplicate-slug = the address `{ $value }` is given twice
    .help = Give one of the two another `slug` or alias.
guide-duplicate-slug-file = there are two files for the same text in the same language
    .help = Keep one of the two, or rename one.
guide-duplicate-slug-reserved = the address `{ $value }` is one that the site needs for a page of its own
    .help = Choose another `slug`.
guide-empty = there is no text after the front matter
    .help = Write the text, or remove the file.
guide-bad-value-choice = `{ $value }` is no value for `{ $field }`
    .help = { $field ->
        [initiative] Write `proactive` if the business starts it, `reactive` if it answers the customer.
        [effort] Write `low`, `medium` or `high`.
       *[other] Write one of: { $expected }
    }
guide-bad-value-time = `{ $value }` is not a length of time
    .help = Write a number and a unit: `30m` (minutes), `4h` (hours), `3d` (working days) or `2w` (weeks).
guide-bad-value-team = `{ $value }` is not the size of a team
    .help = Write how many people it takes: `3` or `2-4`.
guide-bad-value-date = `{ $value }` is not a date
    .help = Write year-month-day: `2026-05-01`.
guide-bad-value-alias = `{ $value }` is not an address within the site
    .help = Write the old address from the site's root: `en/awareness/old-name`.
guide-bad-value-slug = `{ $value }` cannot be part of an address
    .help = Use small letters a to z, digits and single hyphens: `my-guide`.

## activity

activity-without-guide = the activity `{ $name }` has no guide
    .help = Write one: stagecraft new guide { $stage }/{ $name }

## link

link-broken = the file `{ $file }` does not exist
    .help = Write the way from this file to the other, such as `../loyalty/gift.en.md`.
link-broken-absolute = `{ $value }` begins at the root of a server, and the site may stand anywhere
    .help = Write the way from this file to the other file: `../awareness/gamification.en.md`.
link-broken-empty = this link leads nowhere
    .help = Write the address of a page or file between the round brackets.
link-missing-anchor = there is no heading `#{ $name }`
    .help = An anchor is a heading in small letters with hyphens for spaces, or the id that `{"{"}#id{"}"}` gives it.
link-untranslated = this link leads to the `{ $lang }` text, although there is one in `{ $expected }`
    .help = Link to the file whose name ends in `.{ $expected }.md`.
link-untranslated-missing = there is no translation `{ $file }` yet
    .help = Readers are led to the text in the source language until there is one in `{ $lang }`.
link-unsafe-scheme = `{ $value }` can run code on the reader's page or read their disk
    .help = Use https:, mailto: or tel:, or a path to a file.
link-malformed = this was probably meant as a link or picture, but is shown as text
    .help = An address with spaces stands in angle brackets: `[words](<my file.md>)`.

## asset

asset-missing = the file `{ $file }` does not exist
    .help = Put it there, or write the way from this file to it.
asset-missing-external = the picture `{ $value }` does not stand in the playbook
    .help = Put the picture beside this file and write its name. The site loads nothing from other hosts.
asset-unused = nothing shows the file `{ $file }`
    .help = Show it, link to it, or remove it.

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
    .help = Bring the translation up to date, then run: stagecraft status --accept { $file }
translation-structure-sections = this translation has { $first ->
        [one] 1 section
       *[other] { $first } sections
    }, its source { $second }
    .help = { translation-structure-links.help }
translation-structure-headings = the headings of this section differ from the source's: { $first } here, { $second } there
    .help = { translation-structure-links.help }
translation-structure-steps = this section has { $first ->
        [one] 1 numbered step
       *[other] { $first } numbered steps
    }, its source { $second }
    .help = { translation-structure-links.help }
translation-structure-check-items = this section has { $first ->
        [one] 1 checklist item
       *[other] { $first } checklist items
    }, its source { $second }
    .help = { translation-structure-links.help }
translation-structure-quizzes = this section has { $first ->
        [one] 1 quiz question
       *[other] { $first } quiz questions
    }, its source { $second }
    .help = { translation-structure-links.help }
translation-structure-links = this section has { $first ->
        [one] 1 link
       *[other] { $first } links
    }, its source { $second }
    .help = Compare the two side by side: add what is missing here, remove what is too much.
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
markdown-raw-html-depth = this text is nested too deeply to be shown
    .help = Take quotes, lists and brackets out of each other: more than { $count } levels are cut off here.

## theme

theme-template = this template does not work: { $reason }
    .help = Correct the template in the playbook's themes folder, or remove it there to use the built-in one.
theme-missing-string = the theme has no string `{ $key }` in the language `{ $lang }`
    .help = Add it to this file. The built-in English strings show what it should say.
theme-missing-string-file = the theme has no strings in the language `{ $lang }`
    .help = Add the file themes/<theme>/strings/{ $lang }.yaml with every string of the built-in English ones.

## Related places

related-first = first given here
related-target = the file that the link leads to
related-activities = the activities of this stage are declared here
related-metrics = the metrics of this stage are declared here
related-declared = declared here
related-changed-section = the section “{ $section }” of the source has changed
related-source-heading = the translation lacks this section
related-source-section = the same section in the source
related-prerequisite = this prerequisite is part of the circle

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

failure-explain = there is no code `{ $name }`
    .help = List all codes with: stagecraft explain
failure-explain-near = there is no code `{ $name }`
    .help = Did you mean { $suggestion }? List all codes with: stagecraft explain

## What `explain` says around its pages

explain-severity = By default: { $severity }. A playbook can change this: `checks: { "{" }{ $name }: error | warning | off{ "}" }` in playbook.yaml.
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
cli-explain = Explain a code of a report, or list all codes
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

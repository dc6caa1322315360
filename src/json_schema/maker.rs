//! Makes schemas from the declaration: of maps field by field, and of each kind of value.

use serde_json::{Map, Value, json};

use crate::check::Declared;
use crate::diagnostic::Code;
use crate::model::{FactField, Localized, PerStage, StageId};
use crate::schema::guide::{GUIDE, PAGE, TEXT, TRANSLATION, facts};
use crate::schema::playbook::{OWN_VOCABULARY, SEVERITIES, VOCABULARIES};
use crate::schema::{Doc, Field, Kind, Record, Target, Word, playbook, stage};

/// Form of a language's tag.
const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// Makes schemas from the tables.
pub(super) struct Maker<'n> {
    pub(super) names: &'n Declared,
}

impl Maker<'_> {
    pub(super) fn record(&self, record: &Record) -> Value {
        self.map(record.fields)
    }

    /// Returns the schema of a map that has these fields and no others.
    pub(super) fn map<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> Value {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for field in fields {
            let mut schema = self.value(field.kind);
            if field.required {
                required.push(field.name);
            } else {
                // A field without a value counts as left out.
                schema = or_nothing(schema);
            }
            schema["description"] = json!(described(field));
            properties.insert(field.name.to_owned(), schema);
        }
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
    }

    /// Returns the schema of a source and of a translation in one: what has a field that only the source of a guide has is
    /// one. A page has hardly more fields than a translation.
    pub(super) fn front_matter(&self) -> Value {
        let translation = self.map(TEXT.iter().chain(TRANSLATION).chain(PAGE));
        let mut source = self.map(TEXT.iter().chain(GUIDE));
        for field in &self.names.own_facts {
            source["properties"][&*field.name] = self.own_fact(field);
        }
        if let Some(required) = source["required"].as_array_mut() {
            required.extend(self.names.required_facts.iter().map(|name| json!(name)));
        }
        let own = GUIDE.iter().map(|field| field.name);
        let own = own.chain(self.names.own_facts.iter().map(|field| &*field.name));
        let has_own: Vec<Value> = own.map(|name| json!({ "required": [name] })).collect();
        json!({ "type": "object", "if": { "anyOf": has_own }, "then": source, "else": translation })
    }

    /// Returns the schema of a fact that the playbook declares for itself; its labels describe it.
    fn own_fact(&self, field: &FactField) -> Value {
        let mut schema = or_nothing(self.value(field.kind));
        let labels = field.label.iter().flat_map(Localized::iter).map(|(_, label)| label.as_str());
        schema["description"] = json!(labels.collect::<Vec<_>>().join("\n\n"));
        schema
    }

    pub(super) fn stage(&self) -> Value {
        let mut schema = self.record(&stage::STAGE);
        schema["allOf"] = StageId::ALL.map(order_of).into();
        schema
    }
}

/// Returns what holds a stage to its place in the model.
fn order_of(stage: StageId) -> Value {
    json!({
        "if": { "properties": { "id": { "const": stage.as_str() } }, "required": ["id"] },
        "then": { "properties": { "order": { "const": stage.order() } } },
    })
}

/// Returns what a field means, with what holds of all of its kind.
fn described(field: &Field) -> String {
    let doc = field.doc;
    field
        .kind
        .doc()
        .map_or_else(|| description(doc), |kind| format!("{} {}\n\n{} {}", doc.en, kind.en, doc.vi, kind.vi))
}

pub(super) fn description(doc: Doc) -> String {
    format!("{}\n\n{}", doc.en, doc.vi)
}

impl Maker<'_> {
    /// Returns the schema of a value.
    pub(super) fn value(&self, kind: Kind) -> Value {
        match kind {
            Kind::Text | Kind::Path | Kind::Title | Kind::Sentence => text(),
            Kind::Localized | Kind::LocalizedSentence => json!({ "$ref": "#/$defs/localized" }),
            Kind::Texts => json!({ "anyOf": [text(), list(&text())] }),
            Kind::LocalizedSentences => list(&self.value(Kind::LocalizedSentence)),
            Kind::LocalizedSlug => self.localized(&slug()),
            Kind::Slug | Kind::Id | Kind::FileId => slug(),
            Kind::StageId => words(StageId::ALL.map(StageId::as_str)),
            Kind::StageOrder => json!({ "type": "integer", "minimum": 1, "maximum": StageId::ALL.len() }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Choice(choices) => choice(choices),
            Kind::Activity => one_of(of_all_stages(&self.names.activities).as_deref(), &slug()),
            Kind::GuideType => one_of(self.names.guide_types.as_deref(), &slug()),
            Kind::Names(target) => list(&self.name(target)),
            Kind::Date => {
                json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date" })
            }
            // Words, too: which of them are nearly a length is for the checks.
            Kind::WorkTime => json!({ "anyOf": [
                pattern(r"^\s*(0*[1-9][0-9]{0,4}[mhdw]?\s*[-–]\s*)?0*[1-9][0-9]{0,4}[mhdw]\s*$"),
                {
                    "type": "string",
                    "pattern": r"\p{L}",
                    "not": { "pattern": r"^[0-9\s.,–-]*(mins?|minutes?|hours?|days?|weeks?|phút|giờ|ngày|tuần)?\s*$" },
                },
                { "$ref": "#/$defs/localized" },
            ] }),
            Kind::Times(record) => self.at_least_one(record),
            Kind::Team => json!({
                "type": ["string", "integer"],
                "pattern": r"^\s*0*[1-9][0-9]{0,4}(\s*[-–]\s*0*[1-9][0-9]{0,4})?\s*$",
                "minimum": 1,
            }),
            Kind::Number => json!({ "type": "number" }),
            Kind::Link => pattern(r#"^\s*(https?://|mailto:)[^\s"<>\\]+\s*$"#),
            Kind::Aliases => list(&pattern(r#"^\s*[^\s?#"<>\\]+\s*$"#)),
            Kind::Fingerprints => fingerprints(),
            Kind::Languages => self.languages(),
            Kind::BaseUrl => pattern(r#"^\s*https?://[^/?#"<>\\&'\s][^?#"<>\\&'\s]*\s*$"#),
            Kind::BasePath => pattern(r"^\s*[A-Za-z0-9_.~/-]+\s*$"),
            Kind::EditUrl => pattern(r"^\s*https?://.*\{path\}"),
            Kind::Feedback => {
                let placeholder = r#"[^\s"<>\\{}]|\{(title|address|path)\}"#;
                let mail = r#"[^\s"<>\\{}@:/?#&%]+@[^\s"<>\\{}@:/?#&%]+\.[^\s"<>\\{}@:/?#&%]+"#;
                pattern(&format!(r"^\s*({mail}|(https?://|mailto:)({placeholder})+)\s*$"))
            }
            Kind::ThemeName => pattern(r"^\s*[^\s./\\][^\s/\\]*\s*$"),
            Kind::Colour => pattern(r"^\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$"),
            Kind::Severities => severities(),
            Kind::Variables => self.variables(),
            Kind::Vocabularies => self.vocabularies(),
            Kind::Menu(record) => list(&json!({ "anyOf": [self.menu_name(), self.menu_entry(record)] })),
            Kind::Record(record) => self.record(record),
            Kind::Records(record) => list(&self.record(record)),
            Kind::Choices(record) => self.choices(record),
        }
    }

    /// Returns the schema of words by name.
    fn variables(&self) -> Value {
        let words = json!({ "anyOf": [self.localized(&text()), text()] });
        json!({ "type": "object", "propertyNames": { "pattern": crate::slug::PATTERN }, "additionalProperties": words })
    }

    /// Returns the schema of the languages, each a tag or a tag with a name.
    fn languages(&self) -> Value {
        let mut named = self.record(&playbook::LANGUAGE);
        named["properties"]["code"]["pattern"] = json!(LANGUAGE);
        let items = json!({ "anyOf": [pattern(LANGUAGE), named] });
        json!({ "type": "array", "items": items, "minItems": 1, "uniqueItems": true })
    }

    /// Returns the schema of a name of something that is declared elsewhere.
    fn name(&self, target: Target) -> Value {
        let names = self.names;
        match target {
            Target::Term(vocabulary) => {
                let ids = names.vocabularies.get(vocabulary.0 as usize).and_then(Option::as_deref);
                one_of(ids, &slug())
            }
            Target::Metric => one_of(of_all_stages(&names.metrics).as_deref(), &slug()),
            Target::Guide => one_of(names.guides.as_deref(), &pattern("^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$")),
            Target::Entry => one_of(names.terms.as_deref(), &slug()),
            Target::Meeting => self.meeting(),
            Target::Fact => {
                let own = self.names.own_facts.iter().map(|field| &*field.name);
                words(facts().map(|field| field.name).chain(own))
            }
        }
    }

    /// Returns the schema of what a lens can meet: a stage, or an activity of one.
    fn meeting(&self) -> Value {
        let stages = StageId::ALL.map(StageId::as_str);
        let mut targets: Vec<String> = stages.map(str::to_owned).into();
        for stage in StageId::ALL {
            let Some(ids) = &self.names.activities[stage] else {
                return pattern(&format!("^({})(/[a-z0-9]+(-[a-z0-9]+)*)?$", stages.join("|")));
            };
            targets.extend(ids.iter().map(|id| format!("{stage}/{id}")));
        }
        words(targets.iter().map(String::as_str))
    }

    /// Returns the schema of a name in the menu.
    fn menu_name(&self) -> Value {
        let one_of = one_of(self.names.menu.as_deref(), &text());
        // A folder may stand before it.
        json!({ "anyOf": [one_of, pattern("^(pages|stages|lenses)/")] })
    }

    /// Returns the schema of an entry of the menu that is a map: it leads to one thing, and has words unless that has.
    fn menu_entry(&self, record: &Record) -> Value {
        let mut schema = self.record(record);
        let names = record.fields.iter().map(|field| field.name).filter(|name| *name != "label");
        schema["oneOf"] = names.map(|name| json!({ "required": [name] })).collect();
        schema["anyOf"] = json!([{ "required": ["to"] }, { "required": ["label"] }]);
        schema
    }

    /// Returns the schema of a map by language.
    pub(super) fn localized(&self, value: &Value) -> Value {
        match &self.names.languages {
            Some(tags) => {
                let properties: Map<String, Value> = tags.iter().map(|tag| (tag.clone(), value.clone())).collect();
                let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
                if self.names.all_languages {
                    schema["required"] = json!(tags);
                } else {
                    schema["minProperties"] = json!(1);
                }
                schema
            }
            None => json!({
                "type": "object",
                "minProperties": 1,
                "propertyNames": { "pattern": LANGUAGE },
                "additionalProperties": value,
            }),
        }
    }

    fn at_least_one(&self, record: &Record) -> Value {
        let mut schema = self.record(record);
        schema["anyOf"] = record.fields.iter().map(|field| json!({ "required": [field.name] })).collect();
        schema
    }

    /// Returns the schema of the built-in vocabularies, beside which a playbook has its own.
    fn vocabularies(&self) -> Value {
        let mut schema = self.record(&VOCABULARIES);
        schema["additionalProperties"] = self.record(&OWN_VOCABULARY);
        schema["additionalProperties"]["description"] = json!(description(OWN_VOCABULARY.doc));
        schema
    }

    fn choices(&self, record: &Record) -> Value {
        let mut choices = list(&self.record(record));
        choices["minItems"] = json!(2);
        choices["contains"] = json!({ "properties": { "correct": { "const": true } }, "required": ["correct"] });
        choices
    }
}

/// Returns the ids of all stages, each once; `None` unless every stage could be read. Which of them a guide may name
/// depends on its folder, which a schema does not see.
fn of_all_stages(ids: &PerStage<Option<Vec<String>>>) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for (_, of_stage) in ids.iter() {
        for id in of_stage.as_ref()? {
            if !all.contains(id) {
                all.push(id.clone());
            }
        }
    }
    Some(all)
}

/// A fingerprint that is all digits and not quoted is a number for YAML.
fn fingerprints() -> Value {
    json!({
        "type": "object",
        "additionalProperties": { "type": ["string", "integer"], "pattern": r"\S" },
    })
}

/// What the playbook cannot be built with stays an error.
fn severities() -> Value {
    let of_code = |code: &Code| if code.can_be_lowered() { choice(&SEVERITIES) } else { choice(&SEVERITIES[..1]) };
    let properties: Map<String, Value> = Code::ALL.iter().map(|code| (code.name().to_owned(), of_code(code))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// Returns `schema`, with nothing allowed in place of a value.
pub(super) fn or_nothing(mut schema: Value) -> Value {
    if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        values.push(Value::Null);
    }
    match schema.get("type").cloned() {
        Some(Value::String(name)) => schema["type"] = json!([name, "null"]),
        Some(Value::Array(mut names)) => {
            names.push(json!("null"));
            schema["type"] = Value::Array(names);
        }
        _ => schema = json!({ "anyOf": [schema, { "type": "null" }] }),
    }
    schema
}

/// Returns the schema of a text that says something.
pub(super) fn text() -> Value {
    pattern(r"\S")
}

/// Returns the schema of a text of a certain form.
fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// Returns the schema of an id or slug.
fn slug() -> Value {
    pattern(crate::slug::PATTERN)
}

/// Returns the schema of a list.
pub(super) fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Returns the schema of a word of a closed list.
fn choice(choices: &[Word]) -> Value {
    words(choices.iter().map(|word| word.id))
}

/// Returns the schema of one of a few words.
fn words<'w>(words: impl IntoIterator<Item = &'w str>) -> Value {
    json!({ "type": "string", "enum": words.into_iter().collect::<Vec<_>>() })
}

/// Returns the schema of one of the declared names; of a text of the form `otherwise` where they are not known or
/// there are none.
fn one_of(names: Option<&[String]>, otherwise: &Value) -> Value {
    match names {
        Some(names) if !names.is_empty() => words(names.iter().map(String::as_str)),
        _ => otherwise.clone(),
    }
}

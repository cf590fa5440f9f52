// Prints a token of a person's for an address, for tools that are given one. Usage: node token.mjs ADDRESS PERSON
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import { SignIn } from './sign-in.mjs';

const [address, person] = process.argv.slice(2);
const provider = new SignIn(person, address);
await auth(provider, { serverUrl: address, scope: 'auth0:read auth0:write' });
await auth(provider, { serverUrl: address, authorizationCode: provider.answer.get('code') });
console.log(provider.kept.access_token);

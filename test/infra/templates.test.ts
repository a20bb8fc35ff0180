// One file for all tests of the templates: to load CDK and to make the templates takes seconds, the tests milliseconds.
import './templates/functions.ts';
import './templates/operations.ts';
import './templates/rules.ts';
import './templates/site.ts';
import './templates/stacks.ts';

import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = { group: ['@tauri-apps/*'], message: 'The one door to Rust is src/host.' };
const host = { group: ['**/host', '**/host/*'], message: 'Reach Rust through the model (src/model).' };

export default ts.config(
  { ignores: ['dist', 'src/host/types.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      'no-restricted-imports': ['error', { patterns: [tauri] }],
      'no-restricted-properties': ['error', { property: 'innerHTML', message: 'Text never becomes markup.' }],
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Maps here are made anew by `$derived` or watched by nobody.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/screens/**', 'src/parts/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [tauri, host] }] },
  },
  { files: ['src/host/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['*.js', '*.ts'], languageOptions: { globals: globals.node } },
);

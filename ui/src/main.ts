import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { theHost } from './host';

const target = document.getElementById('page');
if (target) mount(App, { target, props: { host: theHost() } });

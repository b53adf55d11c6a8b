import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { theHost, theScreens } from './host';
import { NOTES_ROUTE } from './host/screens';
import Notes from './screens/debrief/present/Notes.svelte';

const target = document.getElementById('page');
// The presenter's second window is told everything by the first; it has no door to the core.
if (target && location.hash === NOTES_ROUTE) mount(Notes, { target, props: { screens: theScreens() } });
else if (target) mount(App, { target, props: { host: theHost(), screens: theScreens() } });

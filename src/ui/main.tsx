/** Puts the page together: the store, the theme, the screen. */
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/types.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startApp } from '../store/browser';
import { AppContext } from '../store/use-app';
import { App } from './App';
import { followTheme } from './shell/theme';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

const store = startApp();
followTheme(store);

createRoot(place).render(
  <StrictMode>
    <AppContext value={store}>
      <App />
    </AppContext>
  </StrictMode>,
);

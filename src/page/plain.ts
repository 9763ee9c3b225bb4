import { lightInputs } from './light.js';

lightInputs();

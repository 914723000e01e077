"""From a sentence of a finished paper back to the field it prints and the source the value comes from."""

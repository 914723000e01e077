"""Files → CaseFile: JSON, workbooks and CSV read into the model; every mistake comes back as a Problem."""

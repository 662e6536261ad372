"""Step 4, render: the model becomes one HTML and one tagged PDF a section."""

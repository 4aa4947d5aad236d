"""Competency models and all arithmetic over them; pure, and knows neither sessions nor screens."""

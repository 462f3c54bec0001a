// StrikeVectors
